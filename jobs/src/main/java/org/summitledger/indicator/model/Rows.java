package org.summitledger.indicator.model;

import java.io.Serializable;

/**
 * Rows of a panel, in chunks that may lie on many machines. All that estimators ask of them are
 * sums over all rows, and new rows made chunk by chunk; what is sent to the rows (effects,
 * coefficients) and what comes back is as long as there are groups, never as there are rows.
 */
public interface Rows {
  /** What all chunks have in common. */
  Shape shape();

  /**
   * Sums over all rows. Each chunk is added up by itself and the chunks' sums are added in a fixed
   * order, so that the same chunks give the same bits however many work on them.
   *
   * @param length how many sums
   * @param pass what each chunk adds
   */
  double[] sum(int length, Pass pass);

  /**
   * New rows, chunk by chunk.
   *
   * @param shape of the new rows
   */
  Rows map(Shape shape, Change change);

  /** Adds up one chunk. */
  @FunctionalInterface
  interface Pass extends Serializable {
    /**
     * Adds the rows of a chunk.
     *
     * @param sums zero at first; what is added stays the caller's
     */
    void add(Chunk rows, double[] sums);
  }

  /** Makes a new chunk of one. */
  @FunctionalInterface
  interface Change extends Serializable {
    /** The chunk that takes the place of another; it may have fewer rows. */
    Chunk of(Chunk rows);
  }
}
