/** The key of a topic: an id where the document prints one as the same words. */
export function topicKey(topic: string): string {
  const id = topic.toLowerCase().replaceAll(' ', '-');
  const isPlain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && !topic.includes('-');
  return isPlain ? id : topic.slice(0, 100).trim() || 'General';
}
