package org.summitledger.report.gravity;

import java.util.Locale;
import org.summitledger.lake.PairRollup;

/** What gravity explains trade by, besides the summit; see decision 0049. */
enum GravitySpecification {
  /** exp(exporter and period + importer and period + exporter and importer + b·summit). */
  PAIR_AND_COUNTRY_YEAR(PairRollup.PAIR, 4_000_000),

  /** The same, each of the effects by sector. */
  PAIR_SECTOR_AND_COUNTRY_SECTOR_YEAR(PairRollup.PAIR_SECTOR, 400_000);

  private final String kind;
  private final long mostFigures;

  GravitySpecification(String kind, long mostFigures) {
    this.kind = kind;
    this.mostFigures = mostFigures;
  }

  /** Which of the lake's figures it is of. */
  String kind() {
    return kind;
  }

  boolean isBySector() {
    return kind.equals(PairRollup.PAIR_SECTOR);
  }

  /** A panel of more printed figures than this is not estimated. */
  long mostFigures() {
    return mostFigures;
  }

  /** Its name in the table. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
