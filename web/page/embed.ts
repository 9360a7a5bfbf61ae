/** Whether the address has `?embed`: in a frame of a course the page shows no header. */
export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has('embed');
}
