package org.summitledger.report.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.summitledger.lake.FlowColumns;

/**
 * What a published table is: the only place where its columns are written down. The Parquet schema,
 * {@code <table>.schema.json}, {@code data_dictionary} and the audit of the contract come from it.
 *
 * @param name the table's name
 * @param meaning what one row says
 * @param key the columns that tell rows apart, in the order in which the file is sorted
 * @param columns all columns, in order
 * @param mayBeEmpty whether a night may publish it without rows
 */
public record TableDefinition(
    String name, String meaning, List<String> key, List<Column> columns, boolean mayBeEmpty) {

  /** The schema that the published file must have. */
  public StructType schema() {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }

  /** A definition, column by column. */
  public static Builder named(String name, String meaning) {
    return new Builder(name, meaning);
  }

  /** Collects the columns of a definition. */
  public static final class Builder {
    private final String name;
    private final String meaning;
    private final List<String> key = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private boolean mayBeEmpty;
    private String source = "";

    private Builder(String name, String meaning) {
      this.name = name;
      this.meaning = meaning;
    }

    /** Where the columns that follow come from. */
    public Builder from(String files) {
      this.source = files;
      return this;
    }

    /** A text that is part of the key; never null, codes among them. */
    public Builder key(String column, String columnMeaning) {
      return key(column, DataTypes.StringType, columnMeaning);
    }

    /**
     * A column that is part of the key, and never null; keys sort in the order in which they come.
     */
    public Builder key(String column, DataType type, String columnMeaning) {
      key.add(column);
      columns.add(new Column(column, type, false, "", columnMeaning, "", source));
      return this;
    }

    /** A text that is never null, and may be empty. */
    public Builder text(String column, String columnMeaning) {
      return column(column, DataTypes.StringType, false, "", columnMeaning, "");
    }

    /** A text; null where its meaning says so. */
    public Builder optionalText(String column, String columnMeaning) {
      return column(column, DataTypes.StringType, true, "", columnMeaning, "");
    }

    /** A day that is never null. */
    public Builder date(String column, String columnMeaning) {
      return column(column, DataTypes.DateType, false, "", columnMeaning, "");
    }

    /** A day; null where its meaning says so. */
    public Builder optionalDate(String column, String columnMeaning) {
      return column(column, DataTypes.DateType, true, "", columnMeaning, "");
    }

    /** A yes or no that is never null. */
    public Builder flag(String column, String columnMeaning) {
      return column(column, DataTypes.BooleanType, false, "", columnMeaning, "");
    }

    /** A yes or no; null where its meaning says so. */
    public Builder optionalFlag(String column, String columnMeaning) {
      return column(column, DataTypes.BooleanType, true, "", columnMeaning, "");
    }

    /**
     * A number of something; never null.
     *
     * @param unit what is counted: rows, periods, products
     */
    public Builder count(String column, String unit, String columnMeaning) {
      return column(column, DataTypes.LongType, false, unit, columnMeaning, "");
    }

    /** The same; null where its meaning says so. */
    public Builder optionalCount(String column, String unit, String columnMeaning) {
      return column(column, DataTypes.LongType, true, unit, columnMeaning, "");
    }

    /**
     * Exact money with three decimals; null where it is not known.
     *
     * @param unit the currency, ISO 4217, or in which column it stands, in whole units
     * @param formula how it is made of other columns or of sums; empty where it is as stated
     */
    public Builder money(String column, String unit, String columnMeaning, String formula) {
      return column(column, FlowColumns.MONEY, true, unit, columnMeaning, formula);
    }

    /**
     * The same over a whole file, whose periods and partners may come to more than any trade does.
     */
    public Builder totalMoney(String column, String unit, String columnMeaning, String formula) {
      return column(column, FlowColumns.TOTAL_MONEY, true, unit, columnMeaning, formula);
    }

    /**
     * A plain ratio, 0.1 for ten percent, never infinite; null where it is not known.
     *
     * @param formula how it is computed
     */
    public Builder ratio(String column, String columnMeaning, String formula) {
      return column(column, DataTypes.DoubleType, true, "ratio", columnMeaning, formula);
    }

    /** The key of a series of trade by sector, as in {@code sector_growth}. */
    public Builder seriesKey() {
      return key("source", "The statistical source; see table sources.")
          .key("reporter", "Whose statistics these are: ISO3, and a party of a commitment.")
          .key("partner", "The other country: ISO3, or WLD for the world.")
          .key(
              "flow",
              "import or export, seen from the reporter; both where a number is of the two.")
          .key(
              "sector",
              "The sector, or all_products; of a source that lists some products only,"
                  + " listed_products are those together.")
          .key("currency", "ISO 4217 code of all money that the row is made of.")
          .key("frequency", "A year, Q quarter, M month.")
          .key("period_start", DataTypes.DateType, "First day of the period.");
    }

    /** What a row says of its number, see {@link Answer}. */
    public Builder answer(String valueMeaning, String formula) {
      return column("value", DataTypes.DoubleType, true, "as column unit", valueMeaning, formula)
          .text("unit", "What value is in: ratio, an ISO 4217 code, months, or as it says.")
          .text("method", "By which of the methods that the table knows.")
          .text("method_version", "Changes when the same inputs give another value.")
          .flag(
              "inputs_complete",
              "Whether everything was there that the method asks for; where not, reason says what.")
          .column(
              "reason",
              DataTypes.StringType,
              true,
              "",
              "Why value is null, or what was missing where inputs are not complete; otherwise null.",
              "");
    }

    /** Why a number of the row is null; null where nothing is missing. */
    public Builder reason() {
      return column(
          "reason",
          DataTypes.StringType,
          true,
          "",
          "Why a number of this row is null or its status open, but for what its column says; or"
              + " what a number that is there lacks, such as blank products. Null where nothing is"
              + " missing.",
          "");
    }

    /** A night may publish the table without rows. */
    public Builder mayBeEmpty() {
      mayBeEmpty = true;
      return this;
    }

    /**
     * Any other column.
     *
     * @param nullable whether it may be null
     * @param unit of a number; empty where there is none
     * @param formula of a number that is computed; empty where it is as stated
     */
    public Builder column(
        String column,
        DataType type,
        boolean nullable,
        String unit,
        String columnMeaning,
        String formula) {
      columns.add(new Column(column, type, nullable, unit, columnMeaning, formula, source));
      return this;
    }

    /** The definition with the columns so far, in their order. */
    public TableDefinition build() {
      return new TableDefinition(name, meaning, List.copyOf(key), List.copyOf(columns), mayBeEmpty);
    }
  }
}
