import type { DataAsset } from './model/data-asset.ts';
import type { Impact, Likelihood } from './model/levels.ts';
import type { Topic } from './model/question.ts';
import type { Risk } from './model/risk.ts';

/**
 * What the interview offers for a kind of system: things and sentences that a person keeps or drops
 * by ticking them. Nothing here is said of a system before somebody chose it.
 */
export interface StartingPoint {
  /** The kind in a few words: `Web application or web service`. */
  readonly title: string;
  /** What counts as one, in a line of at most 70 characters. */
  readonly hint: string;
  /** Where it stands among the kinds that the interview offers; the usual ones first. */
  readonly rank: number;
  /** An imaginary system of this kind, shown as an example where a text is asked for. */
  readonly example: {
    readonly name: string;
    /** What it is, in a sentence. */
    readonly description: string;
    /** Why it exists and for whom, in one or two sentences. */
    readonly purpose: string;
  };
  readonly business: {
    readonly goals: readonly TypicalText[];
    readonly risks: readonly TypicalBusinessRisk[];
    readonly processes: readonly TypicalText[];
  };
  /** Ids of typical controls, those asked for first at the head. */
  readonly controls: readonly string[];
  readonly acceptedRisks: readonly TypicalRisk[];
  /** What the system must do, by topic. */
  readonly requirements: Readonly<
    Record<
      'authentication' | 'authorization' | 'input-validation' | 'cryptography',
      readonly TypicalText[]
    >
  >;
  readonly data: readonly TypicalData[];
  readonly context: {
    /** What the system is to others, for the element in the middle. */
    readonly system: Pick<TypicalElement, 'type' | 'responsibilities' | 'controls'>;
    readonly people: readonly TypicalElement[];
    readonly systems: readonly TypicalElement[];
    readonly flows: readonly TypicalFlow[];
  };
  readonly container: {
    readonly parts: readonly TypicalPart[];
    /** Between parts, and between parts and what `context` offers. */
    readonly flows: readonly TypicalFlow[];
  };
  /** Ids of hosting places, the usual one first; a kind may run in several at once. */
  readonly hosting: readonly [string, ...string[]];
  /** Ids of registries and channels that it is published to, the usual one first. */
  readonly publishing: readonly [string, ...string[]];
  readonly risks: readonly TypicalRisk[];
  readonly questions: readonly TypicalText[];
  readonly assumptions: readonly TypicalText[];
}

/** Stands for the system itself, whatever it is called, as an end of a flow or what a risk affects. */
export const SYSTEM = '$system';

/** Something that is offered: its id in the model and in files of answers. */
interface Offered {
  readonly id: string;
  /** Ticked beforehand, since nearly every system of the kind has it. Never for a claim of safety. */
  readonly usual?: true;
}

/** A sentence as it will stand in the document. */
export interface TypicalText extends Offered {
  readonly text: string;
  /** For questions and assumptions. */
  readonly topic?: Topic;
}

export interface TypicalBusinessRisk extends Offered {
  readonly name: string;
  readonly description: string;
  /** Ids of the typical risks that bring it about; those of them that are chosen say so. */
  readonly causes?: readonly string[];
}

/** A control, offered first as one that exists, then as one that should. */
export interface TypicalControl {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** When in the life of the system it works; all but `operation` protect its build. */
  readonly phase: 'development' | 'build' | 'operation' | 'organisation';
  /** Why one would recommend it where it is missing. */
  readonly reason: string;
}

/** How much protection data needs, `none` included. */
type Level = NonNullable<DataAsset['confidentiality']>;

export interface TypicalData extends Offered {
  readonly name: string;
  readonly description: string;
  readonly confidentiality: Level;
  readonly integrity: Level;
  readonly availability: Level;
  readonly sensitivity: Level;
}

/** A person, a system, a part, a node. */
export interface TypicalElement extends Offered {
  readonly name: string;
  /** As it will be printed: `Person`, `External system`, `Database`. */
  readonly type: string;
  readonly technology?: string;
  readonly description: string;
  readonly responsibilities: readonly string[];
  /** Ids of the typical controls that protect such a thing; it gets those that the person named. */
  readonly controls: readonly string[];
  /** Ids of the typical data that it holds, of those that the person named. */
  readonly data?: readonly string[];
}

export interface TypicalPart extends TypicalElement {
  /** Where it runs: where the system is hosted, or on the device of a user. */
  readonly runs: 'hosted' | 'device';
  /** Whether requests from outside reach it first. */
  readonly entry?: true;
}

/** Offered when both ends are in the model; an end is an id of this starting point or `SYSTEM`. */
export interface TypicalFlow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** `HTTPS`, `SQL`, … where nearly every system of the kind uses it. */
  readonly protocol?: string;
  /** Ids of the typical data that it carries, of those that the person named. */
  readonly data?: readonly string[];
  /** An element on whose way round it would lead: not offered where that one is in the model. */
  readonly unless?: string;
}

/** A statement of risk; its rating is a proposal that the person is asked about. */
export interface TypicalRisk extends Offered {
  readonly name: string;
  /** How it comes about and what follows, in one or two sentences. */
  readonly description: string;
  /**
   * `context.$system`, `context.<element>`, `container.<part>`, `data.<id>`, and in the build by
   * role: `build.developer`, `build.$code-host`, `build.$ci-system`, `build.$registry`, whichever
   * these are. Those that are in the model are written down.
   */
  readonly affects: readonly string[];
  readonly stride: Risk['stride'];
  readonly likelihood: Likelihood;
  readonly impact: Impact;
  /** Ids of typical controls that answer it. */
  readonly controls: readonly string[];
  /** `CWE-79`, `CAPEC-98`. */
  readonly references: readonly string[];
  /** For accepted risks: why one may accept it. */
  readonly reason?: string;
}

/** Where a system runs, as a deployment view: a frame, and nodes around the parts. */
export interface HostingPlace {
  readonly id: string;
  readonly title: string;
  /** At most 70 characters. */
  readonly hint: string;
  /** What the deployment view says before its diagram. */
  readonly description: string;
  /** Which parts run in its frame. */
  readonly runs: TypicalPart['runs'];
  /** The frame around nodes and those parts. */
  readonly boundary: Pick<TypicalElement, 'id' | 'name' | 'type' | 'description' | 'controls'>;
  /** Offered; inside the frame unless `outside`. */
  readonly nodes: readonly (TypicalElement & { readonly outside?: true })[];
  /** Ends: nodes, or `SYSTEM` for the part of the frame that requests reach first. */
  readonly flows: readonly TypicalFlow[];
}

/** A place that code is kept, that builds run, or that results are published. */
export interface BuildPlace {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly technology?: string;
  readonly description: string;
  readonly responsibilities: readonly string[];
  readonly controls: readonly string[];
  /** Ids of the typical data that it holds, of those that the person named. */
  readonly data?: readonly string[];
}

/** Something that a build does to be trusted: a step, and the control that it amounts to. */
export interface BuildCheck {
  readonly id: string;
  readonly name: string;
  /** The step, as one sentence of the build's description. */
  readonly step: string;
  /** The id of the typical control that it is. */
  readonly control?: string;
}
