/** Whether the page stands in a frame of a course, with `?embed` in its address: it shows its lessons there, and no head. */
export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has('embed');
}
