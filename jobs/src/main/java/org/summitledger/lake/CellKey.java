package org.summitledger.lake;

import org.summitledger.source.FlowBatch;

/**
 * What a flow is about, packed into a number that is not negative: its period, reporter, partner
 * and direction by their places, 39 bits together, and behind them what its user adds.
 */
final class CellKey {
  /** Room for the places of a file's products. */
  static final int PRODUCT_BITS = 24;

  static final int COUNTRY_BITS = 12;

  private static final int COUNTRY = (1 << COUNTRY_BITS) - 1;
  private static final int REPORTER_AT = COUNTRY_BITS + 1;
  private static final int PERIOD_AT = REPORTER_AT + COUNTRY_BITS;

  private CellKey() {}

  /** Two countries in a period and direction. */
  static long pair(int period, int reporter, int partner, int flow) {
    long key = period;
    key = key << COUNTRY_BITS | reporter;
    key = key << COUNTRY_BITS | partner;
    return key << 1 | flow;
  }

  static long pair(FlowBatch batch, int i) {
    return pair(batch.period()[i], batch.reporter()[i], batch.partner()[i], batch.flow()[i]);
  }

  /** The same with the product. */
  static long cell(FlowBatch batch, int i) {
    return pair(batch, i) << PRODUCT_BITS | batch.product()[i];
  }

  static int period(long pair) {
    return (int) (pair >>> PERIOD_AT);
  }

  static int reporter(long pair) {
    return (int) (pair >>> REPORTER_AT) & COUNTRY;
  }

  static int partner(long pair) {
    return (int) (pair >>> 1) & COUNTRY;
  }

  static int flow(long pair) {
    return (int) pair & 1;
  }

  /** The pair's reporter with the world, to which no partner is known. */
  static long world(long pair) {
    return pair(period(pair), reporter(pair), 0, flow(pair));
  }
}
