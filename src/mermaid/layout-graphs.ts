import { Graph } from 'dagre-d3-es/src/graphlib/index.js';
import type { Edge } from './chart.ts';
import type { TitledItem } from './title-frames.ts';

interface Frame {
  readonly id: string;
  /** Everything in it, at any depth. */
  readonly inside: ReadonlySet<string>;
}

/** Dagre places boxes of any size in the same order. */
const BOX = { width: 100, height: 50 };

/**
 * The graphs that mermaid 11 has dagre lay out for a flowchart of ours: the whole, and one for each
 * frame that no arrow leaves. Nodes and edges are added in mermaid's order, because dagre's success
 * depends on it (`rendering-util/layout-algorithms/dagre` in mermaid's source).
 */
export function layoutGraphs(items: readonly TitledItem[], edges: readonly Edge[]): Graph[] {
  const whole = newGraph();
  const ids = frameIds(items).reverse();
  for (const id of ids) whole.setNode(id, { ...BOX });
  addItems(whole, items, undefined);
  addEdges(whole, edges);
  const closed = new Map<string, Frame>();
  for (const id of ids) {
    const inside = new Set(idsBelow(whole, id));
    if (whole.edges().every(({ v, w }) => inside.has(v) === inside.has(w)))
      closed.set(id, { id, inside });
  }
  const graphs = [whole];
  for (const graph of graphs) {
    for (const id of graph.nodes()) {
      const frame = closed.get(id);
      if (frame === undefined || !graph.hasNode(id) || childrenOf(graph, id).length === 0) continue;
      graphs.push(taken(frame, graph));
    }
  }
  return graphs;
}

function newGraph(): Graph {
  return new Graph({ multigraph: true, compound: true })
    .setGraph({ nodesep: 50, ranksep: 50 })
    .setDefaultEdgeLabel(() => ({}));
}

/** The frames in the order in which their text ends. */
function frameIds(items: readonly TitledItem[]): string[] {
  return items.flatMap((item) => ('frame' in item ? [...frameIds(item.items), item.frame.id] : []));
}

function childrenOf(graph: Graph, id: string): string[] {
  return [...(graph.children(id) ?? [])];
}

function idsBelow(graph: Graph, id: string): string[] {
  return childrenOf(graph, id).flatMap((child) => [child, ...idsBelow(graph, child)]);
}

function addItems(graph: Graph, items: readonly TitledItem[], parent: string | undefined): void {
  for (const item of items) {
    const id = 'frame' in item ? item.frame.id : item.id;
    graph.setNode(id, { ...BOX });
    if (parent !== undefined) graph.setParent(id, parent);
    if ('frame' in item)
      addItems(graph, item.box === null ? item.items : [item.box, ...item.items], id);
  }
}

/** Arrows from a box to itself go over two boxes that are not seen. */
function addEdges(graph: Graph, edges: readonly Edge[]): void {
  for (const [index, { from, to }] of edges.entries()) {
    if (from !== to) {
      graph.setEdge(from, to, {}, `${index}`);
      continue;
    }
    const [first, second] = [`${from}---1`, `${from}---2`];
    for (const id of [first, second]) {
      graph.setNode(id, { width: 10, height: 10 });
      graph.setParent(id, graph.parent(from));
    }
    graph.setEdge(from, first, {}, `${index}-0`);
    graph.setEdge(first, second, {}, `${index}-1`);
    graph.setEdge(second, from, {}, `${index}-2`);
  }
}

/** Takes the content of a frame out of a graph into one of its own. */
function taken(frame: Frame, graph: Graph): Graph {
  const inner = newGraph();
  const take = (cluster: string): void => {
    const nodes = childrenOf(graph, cluster);
    if (cluster !== frame.id) nodes.push(cluster);
    for (const node of nodes) {
      if (childrenOf(graph, node).length > 0) take(node);
      else {
        inner.setNode(node, graph.node(node));
        const parent = graph.parent(node);
        if (parent !== frame.id) inner.setParent(node, parent);
        if (cluster !== frame.id && node !== cluster) inner.setParent(node, cluster);
        for (const edge of graph.edges())
          if (frame.inside.has(edge.v) || frame.inside.has(edge.w))
            inner.setEdge(edge.v, edge.w, {}, edge.name);
      }
      graph.removeNode(node);
    }
  };
  take(frame.id);
  graph.setNode(frame.id, { ...BOX });
  for (const id of inner.nodes()) {
    inner.setNode(frame.id, { ...BOX });
    if (inner.parent(id) === undefined) inner.setParent(id, frame.id);
  }
  return inner;
}
