// Written by `npm run shelves` from the folder listing; do not edit.

import build from '../questions/build.ts';
import business from '../questions/business.ts';
import container from '../questions/container.ts';
import context from '../questions/context.ts';
import control from '../questions/control.ts';
import deployment from '../questions/deployment.ts';
import element from '../questions/element.ts';
import flow from '../questions/flow.ts';
import openQuestions from '../questions/open-questions.ts';
import policy from '../questions/policy.ts';
import posture from '../questions/posture.ts';
import question from '../questions/question.ts';
import risk from '../questions/risk.ts';
import risks from '../questions/risks.ts';
import system from '../questions/system.ts';

export const questions = {
  build,
  business,
  container,
  context,
  control,
  deployment,
  element,
  flow,
  'open-questions': openQuestions,
  policy,
  posture,
  question,
  risk,
  risks,
  system,
} as const;
