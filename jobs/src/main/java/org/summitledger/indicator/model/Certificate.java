package org.summitledger.indicator.model;

import java.io.Serializable;

/**
 * A combination of groups and regressors that is zero wherever the outcome is above zero, and above
 * zero for some rows without an outcome. Taken times minus infinity it fits those rows perfectly:
 * they are separated, and no finite estimate exists while they are there (Correia, Guimarães and
 * Zylkin 2019).
 *
 * @param combination the predictor z
 * @param threshold above which z is not zero
 */
record Certificate(Linear combination, double threshold) implements Serializable {
  boolean separates(Chunk rows, int row) {
    return rows.outcome(row) == 0 && combination.at(rows, row) > threshold;
  }

  /** z where it is above the threshold, else zero. */
  double rectified(Chunk rows, int row) {
    double z = combination.at(rows, row);
    return z > threshold ? z : 0;
  }
}
