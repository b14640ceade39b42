import { type ChannelKind, channelKind } from '../model/channel-kind.ts';
import type { Design } from '../model/design.ts';
import { SEVERITIES } from '../model/levels.ts';
import type { Channel } from '../model/policy.ts';
import { isPublicTracker } from '../model/public-tracker.ts';
import { nameOfId } from '../model/views.ts';
import { type EntryView, entriesOf, type MarkdownText, markdownOf } from './markdown.ts';
import { type PublishedSection, publishSections } from './published-section.ts';

/** A way to report, with where it leads when it is an address. */
export interface ChannelView {
  /** `email`, `url`, `handle` or `words`. */
  readonly kind: string;
  readonly to: string;
  readonly url: string | null;
  readonly pgp: MarkdownText | null;
  readonly text: MarkdownText | null;
}

export interface ReportingView {
  /** Preferred one first. */
  readonly channels: readonly ChannelView[];
  readonly include: readonly EntryView[];
  readonly text: MarkdownText | null;
  /** True unless a channel is a public tracker. */
  readonly isPrivate: boolean;
}

/** What SECURITY.md says. */
export interface PolicyView {
  readonly text: MarkdownText | null;
  readonly scope: {
    readonly text: MarkdownText | null;
    readonly in: readonly EntryView[];
    readonly out: readonly EntryView[];
  } | null;
  readonly versions: {
    readonly text: MarkdownText | null;
    readonly supported: readonly string[];
    readonly unsupported: readonly string[];
  } | null;
  readonly reporting: ReportingView | null;
  readonly response: {
    readonly acknowledge: string | null;
    readonly update: string | null;
    /** Most severe first, `Critical` to `Low`. */
    readonly fix: readonly { readonly severity: string; readonly time: string }[];
    readonly text: MarkdownText | null;
  } | null;
  readonly disclosure: {
    readonly steps: readonly EntryView[];
    readonly embargo: MarkdownText | null;
    readonly text: MarkdownText | null;
  } | null;
  readonly sections: readonly PublishedSection[];
  readonly closing: MarkdownText | null;
}

/** The policy of a design, null when the model has none. */
export function toPolicyView(design: Design): PolicyView | null {
  const { policy } = design;
  if (policy === undefined) return null;
  const { scope, versions, reporting, response, disclosure } = policy;
  return {
    text: markdownOf(policy.text),
    scope:
      scope === undefined
        ? null
        : { text: markdownOf(scope.text), in: entriesOf(scope.in), out: entriesOf(scope.out) },
    versions: versions === undefined ? null : { ...versions, text: markdownOf(versions.text) },
    reporting:
      reporting === undefined
        ? null
        : {
            channels: reporting.channels.map(toChannel),
            include: entriesOf(reporting.include),
            text: markdownOf(reporting.text),
            isPrivate: !reporting.channels.some(({ to }) => isPublicTracker(to)),
          },
    response:
      response === undefined
        ? null
        : {
            acknowledge: response.acknowledge ?? null,
            update: response.update ?? null,
            fix: SEVERITIES.toReversed().flatMap((severity) => {
              const time = response.fix?.[severity];
              return time === undefined ? [] : [{ severity: nameOfId(severity), time }];
            }),
            text: markdownOf(response.text),
          },
    disclosure:
      disclosure === undefined
        ? null
        : {
            steps: entriesOf(disclosure.steps),
            embargo: markdownOf(disclosure.embargo),
            text: markdownOf(disclosure.text),
          },
    sections: publishSections(policy.sections, design, { level: 2, language: 'text' }),
    closing: markdownOf(policy.closing),
  };
}

function toChannel({ to, pgp, text }: Channel): ChannelView {
  const kind = channelKind(to);
  return { kind, to, url: urlOf(kind, to), pgp: markdownOf(pgp), text: markdownOf(text) };
}

/** `@name@server` leads to its page: else readers of markdown take it for an e-mail address. */
function urlOf(kind: ChannelKind, to: string): string | null {
  if (kind === 'url') return to;
  if (kind === 'email') return `mailto:${to}`;
  const [, name, server] = (kind === 'handle' && /^@([^@/:]+)@([^@]+)$/.exec(to)) || [];
  return server === undefined ? null : `https://${server}/@${name}`;
}
