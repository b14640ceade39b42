import { quote } from '../wording.ts';
import { channelKind } from './channel-kind.ts';

/** What is wrong with a channel that was meant to be an address, and how to write it. */
export interface ChannelProblem {
  /** Goes on after the quoted channel: `has no domain behind the @`. */
  readonly what: string;
  readonly suggestion: string;
}

/** An address whose signs are words: `jane [at] shop [dot] example`. */
const SPELT_OUT =
  /^([\w.+-]+)( at | ?[[({] ?at ?[\])}] ?)((?:[\w-]+(?: dot | ?[[({] ?dot ?[\])}] ?|\.))*[a-z]{2,})$/i;
const SPELT_DOT = / dot | ?[[({] ?dot ?[\])}] ?/gi;

/** Names that belong to an address even where `at` may be meant as a word. */
const MAILBOX = /^(?:\w+\.\w+|abuse|admin|cert|contact|info|psirt|sec|security|support)$/i;

/**
 * Says what is wrong with a channel that looks like an e-mail address, a URL or a handle and is
 * none. Undefined for those that are one, and for words.
 */
export function channelProblem(to: string): ChannelProblem | undefined {
  if (channelKind(to) !== 'words') return undefined;
  return problemOfUrl(to) ?? problemOfHandle(to) ?? problemOfEmail(to);
}

function problemOfUrl(to: string): ChannelProblem | undefined {
  const [first = ''] = to.split(/\s/);
  if (/^(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)+(?=[:/]))[^\s@]*$/i.test(first))
    return guess('is a URL without `https://`', `https://${first}`);
  const [, rest] = /^h[tx]{1,2}t?ps?(?::\/*|\/\/+)(.*)$/i.exec(first) ?? [];
  if (rest === undefined || channelKind(first) === 'url') return undefined;
  return guess('is no complete URL', `https://${rest}`);
}

function problemOfHandle(to: string): ChannelProblem | undefined {
  const [first = ''] = to.split(/\s/);
  if (!to.startsWith('@') || channelKind(first) === 'handle') return undefined;
  return {
    what: 'is no handle',
    suggestion: 'Write `@` and the name: letters, digits, `-`, `_` and `.`',
  };
}

function problemOfEmail(to: string): ChannelProblem | undefined {
  const spelt = speltOut(to);
  if (spelt !== undefined) return guess('is an e-mail address that no program understands', spelt);
  const plain =
    /^<?(?:mailto:)?([^<>?]*)(?:\?[^<>]*)?>?$/i
      .exec(to)?.[1]
      ?.replace(/[.,;:)]+$/, '')
      .replace('＠', '@') ?? to;
  const [local = '', host, ...more] = plain.split(/\s*@\s*/);
  if (host === undefined || /\s/.test(local + host) || /^[a-z][a-z0-9+.-]*:/i.test(local))
    return undefined;
  if (more.length > 0) return guess('is no e-mail address', plain);
  if (host === '') return guess('has no domain behind the `@`', plain);
  const tidy = `${local}@${host}`;
  if (channelKind(tidy) === 'email') return guess('is more than the address alone', tidy);
  return guess(
    host.includes('.') ? 'is no e-mail address' : 'is an e-mail address without a whole domain',
    tidy,
  );
}

/** The address that was spelt out; words such as `IRC at libera.chat` are none. */
function speltOut(to: string): string | undefined {
  const [, name = '', at = '', domain = ''] = SPELT_OUT.exec(to) ?? [];
  const meant = at !== ' at ' || MAILBOX.test(name) || / dot |^example$/i.test(domain);
  return name !== '' && meant ? `${name}@${domain.replace(SPELT_DOT, '.')}` : undefined;
}

/** Suggests what was probably meant if that is an address. */
function guess(what: string, meant: string): ChannelProblem {
  const suggestion =
    channelKind(meant) === 'words'
      ? 'Write an e-mail address, an https URL, a @handle, or words'
      : `Write ${quote(meant)}`;
  return { what, suggestion };
}
