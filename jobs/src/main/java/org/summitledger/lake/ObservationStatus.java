package org.summitledger.lake;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** SDMX CL_OBS_STATUS, as far as it is used: A normal, E estimated, P provisional, M missing. */
public final class ObservationStatus {
  private ObservationStatus() {}

  /**
   * The status of what is added up, as an aggregate: the least certain one counts, so provisional
   * before estimated before normal; missing only if all are.
   */
  public static Column worst(Column status) {
    Column rank = when(status.equalTo("P"), 3).when(status.equalTo("E"), 2);
    Column worst = max(rank.when(status.equalTo("A"), 1).otherwise(0));
    return when(worst.equalTo(3), "P")
        .when(worst.equalTo(2), "E")
        .when(worst.equalTo(1), "A")
        .otherwise("M");
  }
}
