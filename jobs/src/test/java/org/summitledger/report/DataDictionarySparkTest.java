package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.lake.FlowColumns;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;

class DataDictionarySparkTest {
  private static Found dictionary;

  @BeforeAll
  static void build() {
    dictionary = Night.with().build(new DataDictionary());
  }

  @Test
  void everyColumnOfEveryTableIsThereInItsPlace() {
    for (TableDefinition table : Tables.definitions()) {
      List<String> columns = List.of(table.schema().fieldNames());
      Found described = dictionary.where("table", table.name());
      assertThat(described.column("column")).as(table.name()).hasSameElementsAs(columns);
      for (Row row : described.rows()) {
        assertThat(columns.get(row.<Integer>getAs("position") - 1)).isEqualTo(row.getAs("column"));
      }
    }
  }

  @Test
  void everyColumnHasAMeaning() {
    assertThat(dictionary.column("meaning"))
        .allSatisfy(meaning -> assertThat((String) meaning).isNotBlank().endsWith("."));
  }

  @Test
  void noColumnOfAKeyMayBeNull() {
    assertThat(dictionary.where("is_key", "true").column("nullable"))
        .isNotEmpty()
        .containsOnly(false);
  }

  @Test
  void everyTableHasAKeyThatStandsFirst() {
    for (TableDefinition table : Tables.definitions()) {
      assertThat(table.key()).as(table.name()).isNotEmpty();
      assertThat(table.columns().stream().limit(table.key().size()).map(Column::name))
          .as(table.name())
          .containsExactlyElementsOf(table.key());
    }
  }

  @Test
  void moneyAndRatiosHaveAUnitAndRatiosAFormula() {
    for (TableDefinition table : Tables.definitions()) {
      for (Column column : table.columns()) {
        boolean ratio = column.type().equals(DataTypes.DoubleType);
        if (ratio || column.type().equals(FlowColumns.MONEY)) {
          assertThat(column.unit()).as(table.name() + "." + column.name()).isNotBlank();
        }
        if (ratio) {
          assertThat(column.formula()).as(table.name() + "." + column.name()).isNotBlank();
        }
      }
    }
  }

  @Test
  void namesAreLowerSnakeCase() {
    assertThat(dictionary.column("column"))
        .allSatisfy(name -> assertThat((String) name).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @Test
  void whatMayBeNullOnPurposeHasAReasonInItsTable() {
    for (TableDefinition table : Tables.definitions()) {
      boolean hasRatios =
          table.columns().stream().anyMatch(c -> c.type().equals(DataTypes.DoubleType));
      if (hasRatios) {
        assertThat(table.schema().fieldNames()).as(table.name()).contains("reason");
      }
    }
  }
}
