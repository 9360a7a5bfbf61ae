/** Whether the screen is no wider than a phone's; style sheets ask the same by `(max-width: 500px)`. */
export const isPhone = () => matchMedia('(max-width: 500px)').matches;
