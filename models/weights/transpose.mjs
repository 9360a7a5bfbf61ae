/** Rows and columns taken at a time, so that both sides stay in the processor's cache. */
const TILE = 32;

/**
 * @param {Float32Array} matrix [rows, columns], row-major
 * @param {number} rows
 * @param {number} columns
 * @returns {Float32Array} [columns, rows]
 */
export function transpose(matrix, rows, columns) {
  const result = new Float32Array(matrix.length);
  for (let top = 0; top < rows; top += TILE) {
    const bottom = Math.min(top + TILE, rows);
    for (let column = 0; column < columns; column++) {
      for (let row = top; row < bottom; row++) {
        result[column * rows + row] = /** @type {number} */ (matrix[row * columns + column]);
      }
    }
  }
  return result;
}
