package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.FlowColumns;
import org.summitledger.reference.Sector;
import org.summitledger.reference.Sectors;
import org.summitledger.report.table.Rows;

/** Commitments under their scenarios, as rows that trade can be joined to. */
final class TrackedCases {
  private static final StructType SCHEMA =
      new StructType()
          .add("commitment_id", DataTypes.StringType, false)
          .add("scenario", DataTypes.StringType, false)
          .add("givers", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("receivers", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("window_start", DataTypes.DateType, true)
          .add("window_end", DataTypes.DateType, true)
          .add("stated_baseline_start", DataTypes.DateType, true)
          .add("scope", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("scope_sectors", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("target_value", FlowColumns.MONEY, true)
          .add("unit", DataTypes.StringType, true)
          .add(
              "shares",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.createDecimalType(18, 9)),
              false);

  private TrackedCases() {}

  /** One row for each commitment and scenario; scope_sectors are scheme/sector. */
  static Dataset<Row> of(SparkSession spark, Ledger ledger, Sectors sectors) {
    List<Row> rows = new ArrayList<>();
    for (Ledger.Case given : ledger.cases()) {
      Commitment c = given.commitment();
      List<String> inScope =
          sectors.all().stream()
              .filter(s -> s.concerns(c.sectors()))
              .map(TrackedCases::key)
              .toList();
      rows.add(
          Rows.of(
              c.id(),
              given.scenario().name(),
              c.givers().toArray(String[]::new),
              c.receivers().toArray(String[]::new),
              c.window().start(),
              c.window().end(),
              c.baselineStart(),
              c.sectors().toArray(String[]::new),
              inScope.toArray(String[]::new),
              c.target(),
              Rows.text(c.unit()),
              shares(given.scenario().sectorShares())));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  private static String key(Sector sector) {
    return sector.scheme() + "/" + sector.id();
  }

  private static Map<String, BigDecimal> shares(Map<String, BigDecimal> shares) {
    return new HashMap<>(shares);
  }
}
