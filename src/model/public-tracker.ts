import { channelKind } from './channel-kind.ts';

/** The issues or discussions of a project on GitHub, GitLab, Gitea and their like. */
const FORGE =
  /^\/[^/]+\/(?:[^/]+\/)+?(?:-\/)?(?:issues|work_items|discussions)(?:\/(?:new|choose|\d+))*\/?$/;

/** Bugzilla's pages, on any host. */
const BUGZILLA = /\/(?:enter_bug|show_bug|buglist)\.cgi$/;

/** What a link says that files the report for the developers only. */
const CONFIDENTIAL = /confidential|groups=|security[-_]?(?:sensitive|group)|private/i;

/** A tracker by its name alone. */
const NAMED =
  /^(?:the |our )?(?:public )?(?:git(?:hub|lab) )?(?:issues?|issue tracker|bug tracker|discussions?)$/i;

/** True for a channel whose reports everybody reads at once. What is in doubt counts as private. */
export function isPublicTracker(to: string): boolean {
  if (channelKind(to) !== 'url') return NAMED.test(to);
  const { hostname, pathname, search } = new URL(to);
  if (CONFIDENTIAL.test(search)) return false;
  return FORGE.test(pathname) || BUGZILLA.test(pathname) || /^bugzilla\./.test(hostname);
}
