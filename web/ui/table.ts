/** The numbers behind a figure, as its table twin and its CSV file show them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
