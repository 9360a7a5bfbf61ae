/**
 * @param {Float32Array} matrix [rows, columns], row-major
 * @param {number} rows
 * @param {number} columns
 * @returns {Float32Array} [columns, rows]
 */
export function transpose(matrix, rows, columns) {
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      result[column * rows + row] = /** @type {number} */ (matrix[row * columns + column]);
    }
  }
  return result;
}
