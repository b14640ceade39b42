import { placeZones } from './place-zones.ts';
import type { PlacedZone, ReadDocument } from './read-document.ts';

/** The zones of every gap of the new document, in order, and the filled ones without a place. */
export interface ZoneArrangement {
  readonly gaps: readonly (readonly PlacedZone[])[];
  readonly lost: readonly PlacedZone[];
}

/**
 * Brings the zones of the old document into the new one: into the zone of the same name that the
 * template offers, else beside the blocks they stood beside, in the order they had.
 */
export function arrangeZones(old: ReadDocument, fresh: ReadDocument): ZoneArrangement {
  const kept = new Map(old.zones.map((zone) => [zone.name, zone]));
  const rows = Array.from({ length: fresh.blocks.length + 1 }, newRow);
  const offered = new Map<string, Row>();
  for (const zone of fresh.zones) {
    const row = rows[zone.gap ?? 0];
    if (!row) continue;
    row.zones.push({ ...zone, content: kept.get(zone.name)?.content ?? zone.content });
    offered.set(zone.name, row);
  }

  const place = placeZones(old, fresh);
  const lost: PlacedZone[] = [];
  for (const zone of old.zones) {
    const home = offered.get(zone.name);
    const gap = zone.gap === undefined ? undefined : place(zone.gap);
    const row = home ?? (gap === undefined ? undefined : rows[gap]);
    if (home) {
      home.next = home.zones.findIndex(({ name }) => name === zone.name) + 1;
    } else if (row) {
      row.zones.splice(row.next, 0, zone);
      row.next += 1;
    } else if (zone.content.trim() !== '') {
      lost.push(zone);
    }
  }
  return { gaps: rows.map(({ zones }) => zones), lost };
}

/** The zones of a gap, and where the next one goes: behind the one that came before it so far. */
interface Row {
  readonly zones: PlacedZone[];
  next: number;
}

function newRow(): Row {
  return { zones: [], next: 0 };
}
