const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';

/** The short names that Unicode's charts print for characters that look like nothing. */
const NAMES: ReadonlyMap<number, string> = new Map([
  ...CONTROLS.split(' ').map((name, point) => [point, name] as const),
  [0x7f, 'DEL'],
  [0x85, 'NEL'],
  [0xa0, 'NBSP'],
  [0xad, 'SHY'],
  [0x34f, 'CGJ'],
  [0x61c, 'ALM'],
  [0x180e, 'MVS'],
  [0x2002, 'ENSP'],
  [0x2003, 'EMSP'],
  [0x2009, 'THSP'],
  [0x200a, 'HSP'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LSEP'],
  [0x2029, 'PSEP'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x202f, 'NNBSP'],
  [0x205f, 'MMSP'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0x3000, 'IDSP'],
  [0xfe0e, 'VS15'],
  [0xfe0f, 'VS16'],
  [0xfeff, 'BOM'],
]);

const POINTS: ReadonlyMap<string, number> = new Map([...NAMES].map(([point, name]) => [name, point]));

/** U+200B, as Unicode writes the number of a character. */
export function codeOf(character: string): string {
  return `U+${pointOf(character).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function nameOf(character: string): string {
  return NAMES.get(pointOf(character)) ?? codeOf(character);
}

/** The character of a name or a number; undefined for what is neither. */
export function named(name: string): string | undefined {
  const digits = /^U\+([0-9A-F]{4,6})$/.exec(name)?.[1];
  const point = digits === undefined ? POINTS.get(name) : Number.parseInt(digits, 16);
  return point === undefined || point > 0x10ffff ? undefined : String.fromCodePoint(point);
}

const pointOf = (character: string) => character.codePointAt(0) ?? 0;
