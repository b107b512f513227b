package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;

class AuditorSparkTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("ratio", DataTypes.DoubleType);

  @TempDir private Path folder;

  private static TableDefinition table(boolean mayBeEmpty) {
    return new TableDefinition(
        "table",
        "A table.",
        List.of("id"),
        List.of(
            new Column("id", DataTypes.StringType, false, "", "The id.", "", ""),
            new Column("name", DataTypes.StringType, false, "", "The name.", "", ""),
            new Column("ratio", DataTypes.DoubleType, true, "ratio", "A ratio.", "", "")),
        mayBeEmpty);
  }

  private Finding finding(String check, TableDefinition table, Row... rows) {
    write("table", SCHEMA, rows);
    return new Auditor(folder)
        .contracts(List.of(table)).stream()
            .filter(f -> f.check().equals(check))
            .findFirst()
            .orElseThrow();
  }

  private void write(String name, StructType schema, Row... rows) {
    new TableWriter(folder)
        .write(name, schema, List.of(schema.fieldNames()[0]), dataset(schema, rows));
  }

  private static Dataset<Row> dataset(StructType schema, Row... rows) {
    return SparkTestSession.get().createDataFrame(List.of(rows), schema);
  }

  @Test
  void aTableThatKeepsItsContractPassesEveryCheck() {
    write("table", SCHEMA, RowFactory.create("a", "A", 0.5), RowFactory.create("b", "B", null));

    assertThat(new Auditor(folder).contracts(List.of(table(false))))
        .hasSize(5)
        .allMatch(Finding::passed);
  }

  @Test
  void aRepeatedKeyBlocks() {
    Finding found =
        finding(
            "key_unique_and_sorted",
            table(false),
            RowFactory.create("a", "A", 0.5),
            RowFactory.create("a", "B", 0.5),
            RowFactory.create("b", "C", 0.5));

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("1 rows repeat a key or are out of order");
  }

  @Test
  void rowsOutOfTheOrderOfTheirKeyBlock() {
    TableDefinition byName =
        new TableDefinition("table", "A table.", List.of("name"), table(false).columns(), false);

    Finding found =
        finding(
            "key_unique_and_sorted",
            byName,
            RowFactory.create("a", "Z", 0.5),
            RowFactory.create("b", "A", 0.5));

    assertThat(found.blocks()).isTrue();
  }

  @Test
  void aNullInARequiredColumnBlocks() {
    Finding found = finding("required_not_null", table(false), RowFactory.create("a", null, 0.5));

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("1 nulls");
  }

  @Test
  void notANumberAndInfinityBlock() {
    Finding found =
        finding(
            "numbers_finite",
            table(false),
            RowFactory.create("a", "A", Double.NaN),
            RowFactory.create("b", "B", Double.NEGATIVE_INFINITY),
            RowFactory.create("c", "C", 0.5));

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("2 NaN or infinite");
  }

  @Test
  void anEmptyTableBlocksUnlessItMayBeEmpty() {
    Finding found = finding("rows", table(false));

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("0");
    assertThat(found.bound()).isEqualTo("> 0");
  }

  @Test
  void aTableThatMayBeEmptyMayBeEmpty() {
    assertThat(finding("rows", table(true)).passed()).isTrue();
  }

  @Test
  void aColumnOfAnotherTypeBlocksAndIsNamed() {
    StructType other =
        new StructType()
            .add("id", DataTypes.StringType)
            .add("name", DataTypes.LongType)
            .add("ratio", DataTypes.DoubleType);
    write("table", other, RowFactory.create("a", 1L, 0.5));

    assertThat(new Auditor(folder).contracts(List.of(table(false))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.blocks()).isTrue();
              assertThat(found.check()).isEqualTo("schema");
              assertThat(found.observed()).isEqualTo("column 2 is name BIGINT, not name STRING");
            });
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(
            Auditor.difference(
                List.of("id STRING", "name STRING", "ratio DOUBLE"), List.of("id STRING")))
        .isEqualTo("column 2 is nothing, not name STRING; column 3 is nothing, not ratio DOUBLE");
  }

  @Test
  void moneyThatIsInNoSectorBecauseOfItsRevisionIsCountedAndWarns() {
    StructType growth =
        new StructType()
            .add("source", DataTypes.StringType)
            .add("partner", DataTypes.StringType)
            .add("sector", DataTypes.StringType)
            .add("value", FlowColumns.MONEY);
    write(
        "sector_growth",
        growth,
        RowFactory.create("s", "JPN", "not_carried", new BigDecimal("3")),
        RowFactory.create("s", "CHN", "not_carried", new BigDecimal("4")),
        RowFactory.create("s", "WLD", "not_carried", new BigDecimal("50")),
        RowFactory.create("s", "JPN", "chips", new BigDecimal("600")),
        RowFactory.create("s", "JPN", "not_carried", null),
        RowFactory.create("t", "JPN", "chips", new BigDecimal("7")));

    assertThat(new Auditor(folder).productsCarried())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.check()).isEqualTo("products_carried_to_sectors:s");
              assertThat(found.observed())
                  .isEqualTo(
                      "7.000 with single countries and 50.000 with the world are in sector"
                          + " not_carried");
              assertThat(found.passed()).isFalse();
              assertThat(found.blocks()).isFalse();
            });
  }

  @Test
  void moneyThatGotLostBetweenProductsAndSectorsBlocks() {
    StructType money =
        new StructType().add("source", DataTypes.StringType).add("value", FlowColumns.MONEY);
    Row ten = RowFactory.create("s", new BigDecimal("10"));
    Row other = RowFactory.create("t", new BigDecimal("1"));
    write("sector_growth", money, ten, other);

    List<Finding> findings =
        new Auditor(folder)
            .sectorsHoldAllMoney(
                Map.of("s", new BigDecimal("15.000"), "t", new BigDecimal("1.000")));

    assertThat(findings)
        .extracting(Finding::check, Finding::observed, Finding::bound, Finding::blocks)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("money_reconciles:s", "10.000", "15.000", true),
            org.assertj.core.groups.Tuple.tuple("money_reconciles:t", "1.000", "1.000", false));
  }
}
