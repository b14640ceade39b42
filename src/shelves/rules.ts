// Written by `npm run shelves` from the folder listing; do not edit.

import boundaryCycle from '../rules/boundary-cycle.ts';
import boundaryEmpty from '../rules/boundary-empty.ts';
import boundaryHoldsTwice from '../rules/boundary-holds-twice.ts';
import boundaryTooDeep from '../rules/boundary-too-deep.ts';
import businessMissing from '../rules/business-missing.ts';
import channelMalformed from '../rules/channel-malformed.ts';
import channelUnencrypted from '../rules/channel-unencrypted.ts';
import contactPlaceholder from '../rules/contact-placeholder.ts';
import controlRecommendedWithoutReason from '../rules/control-recommended-without-reason.ts';
import controlUnused from '../rules/control-unused.ts';
import dataUnused from '../rules/data-unused.ts';
import dataWithoutSensitivity from '../rules/data-without-sensitivity.ts';
import duplicateIdInView from '../rules/duplicate-id-in-view.ts';
import duplicateName from '../rules/duplicate-name.ts';
import elementInNoFlow from '../rules/element-in-no-flow.ts';
import elementInTwoBoundaries from '../rules/element-in-two-boundaries.ts';
import elementWithoutControls from '../rules/element-without-controls.ts';
import elementWithoutDescription from '../rules/element-without-description.ts';
import elementWithoutType from '../rules/element-without-type.ts';
import flowToItself from '../rules/flow-to-itself.ts';
import flowWithoutLabel from '../rules/flow-without-label.ts';
import focusMissing from '../rules/focus-missing.ts';
import guideEmpty from '../rules/guide-empty.ts';
import policyFixOrder from '../rules/policy-fix-order.ts';
import policyWithoutChannel from '../rules/policy-without-channel.ts';
import policyWithoutPrivateChannel from '../rules/policy-without-private-channel.ts';
import questionsMissing from '../rules/questions-missing.ts';
import riskAcceptedIncomplete from '../rules/risk-accepted-incomplete.ts';
import riskAffectsNothing from '../rules/risk-affects-nothing.ts';
import riskAvoidedIncomplete from '../rules/risk-avoided-incomplete.ts';
import riskCvssDisagrees from '../rules/risk-cvss-disagrees.ts';
import riskCvssMalformed from '../rules/risk-cvss-malformed.ts';
import riskMitigatedByUnbuilt from '../rules/risk-mitigated-by-unbuilt.ts';
import riskResidualAbove from '../rules/risk-residual-above.ts';
import riskTransferredIncomplete from '../rules/risk-transferred-incomplete.ts';
import riskUnrated from '../rules/risk-unrated.ts';
import riskUntreated from '../rules/risk-untreated.ts';
import riskWithoutOwner from '../rules/risk-without-owner.ts';
import sameAsCycle from '../rules/same-as-cycle.ts';
import sampleBadWithoutGood from '../rules/sample-bad-without-good.ts';
import sampleSyntax from '../rules/sample-syntax.ts';
import secretInModel from '../rules/secret-in-model.ts';
import sectionAnswersClosedRisk from '../rules/section-answers-closed-risk.ts';
import sectionAnswersUnknownRisk from '../rules/section-answers-unknown-risk.ts';
import sectionEmpty from '../rules/section-empty.ts';
import sectionPublishesUnbuiltControl from '../rules/section-publishes-unbuilt-control.ts';
import suppressionLapsed from '../rules/suppression-lapsed.ts';
import treatmentLapsed from '../rules/treatment-lapsed.ts';
import unknownAffected from '../rules/unknown-affected.ts';
import unknownBoundaryMember from '../rules/unknown-boundary-member.ts';
import unknownBusinessRisk from '../rules/unknown-business-risk.ts';
import unknownControl from '../rules/unknown-control.ts';
import unknownData from '../rules/unknown-data.ts';
import unknownDocument from '../rules/unknown-document.ts';
import unknownFlowEnd from '../rules/unknown-flow-end.ts';
import unknownRule from '../rules/unknown-rule.ts';
import unknownSameAs from '../rules/unknown-same-as.ts';
import viewMissing from '../rules/view-missing.ts';

export const rules = {
  'boundary-cycle': boundaryCycle,
  'boundary-empty': boundaryEmpty,
  'boundary-holds-twice': boundaryHoldsTwice,
  'boundary-too-deep': boundaryTooDeep,
  'business-missing': businessMissing,
  'channel-malformed': channelMalformed,
  'channel-unencrypted': channelUnencrypted,
  'contact-placeholder': contactPlaceholder,
  'control-recommended-without-reason': controlRecommendedWithoutReason,
  'control-unused': controlUnused,
  'data-unused': dataUnused,
  'data-without-sensitivity': dataWithoutSensitivity,
  'duplicate-id-in-view': duplicateIdInView,
  'duplicate-name': duplicateName,
  'element-in-no-flow': elementInNoFlow,
  'element-in-two-boundaries': elementInTwoBoundaries,
  'element-without-controls': elementWithoutControls,
  'element-without-description': elementWithoutDescription,
  'element-without-type': elementWithoutType,
  'flow-to-itself': flowToItself,
  'flow-without-label': flowWithoutLabel,
  'focus-missing': focusMissing,
  'guide-empty': guideEmpty,
  'policy-fix-order': policyFixOrder,
  'policy-without-channel': policyWithoutChannel,
  'policy-without-private-channel': policyWithoutPrivateChannel,
  'questions-missing': questionsMissing,
  'risk-accepted-incomplete': riskAcceptedIncomplete,
  'risk-affects-nothing': riskAffectsNothing,
  'risk-avoided-incomplete': riskAvoidedIncomplete,
  'risk-cvss-disagrees': riskCvssDisagrees,
  'risk-cvss-malformed': riskCvssMalformed,
  'risk-mitigated-by-unbuilt': riskMitigatedByUnbuilt,
  'risk-residual-above': riskResidualAbove,
  'risk-transferred-incomplete': riskTransferredIncomplete,
  'risk-unrated': riskUnrated,
  'risk-untreated': riskUntreated,
  'risk-without-owner': riskWithoutOwner,
  'same-as-cycle': sameAsCycle,
  'sample-bad-without-good': sampleBadWithoutGood,
  'sample-syntax': sampleSyntax,
  'secret-in-model': secretInModel,
  'section-answers-closed-risk': sectionAnswersClosedRisk,
  'section-answers-unknown-risk': sectionAnswersUnknownRisk,
  'section-empty': sectionEmpty,
  'section-publishes-unbuilt-control': sectionPublishesUnbuiltControl,
  'suppression-lapsed': suppressionLapsed,
  'treatment-lapsed': treatmentLapsed,
  'unknown-affected': unknownAffected,
  'unknown-boundary-member': unknownBoundaryMember,
  'unknown-business-risk': unknownBusinessRisk,
  'unknown-control': unknownControl,
  'unknown-data': unknownData,
  'unknown-document': unknownDocument,
  'unknown-flow-end': unknownFlowEnd,
  'unknown-rule': unknownRule,
  'unknown-same-as': unknownSameAs,
  'view-missing': viewMissing,
} as const;
