package org.summitledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of a table, to be looked up by their columns. */
public record Found(List<Row> rows) {

  /** Computes a table. */
  public static Found in(Dataset<Row> table) {
    return new Found(table.collectAsList());
  }

  /**
   * The rows whose columns say what is given.
   *
   * @param columns name, value, name, value …; compared as text
   */
  public Found where(String... columns) {
    Stream<Row> left = rows.stream();
    for (int i = 0; i < columns.length; i += 2) {
      left = left.filter(says(columns[i], columns[i + 1]));
    }
    return new Found(left.toList());
  }

  private static Predicate<Row> says(String column, String value) {
    return row -> String.valueOf(row.<Object>getAs(column)).equals(value);
  }

  /** The one row whose columns say what is given. */
  public Row one(String... columns) {
    List<Row> found = where(columns).rows();
    assertThat(found).as(String.join(" ", columns)).hasSize(1);
    return found.get(0);
  }

  /** What the rows hold in a column. */
  public List<Object> column(String name) {
    return rows.stream().map(row -> row.<Object>getAs(name)).toList();
  }

  /** Money, exact to three decimals. */
  public static BigDecimal money(String text) {
    return new BigDecimal(text).setScale(3);
  }
}
