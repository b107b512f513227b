package org.summitledger.report.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Releases.Days;

/**
 * Revisions of quarterly growth of GDP in 89 vintages, against statistics that were computed from
 * them elsewhere.
 */
class RevisionOracleSparkTest {
  private static final String VINTAGES = "reviser_gdp_vintages.csv.gz";
  private static final String EXPECTED = "derived_revision_stats.json";

  /** Growth in per cent, kept to twelve decimals in a column that holds three. */
  private static final BigDecimal SCALE = BigDecimal.TEN.pow(9);

  /**
   * The expected statistics count the newest quarter, which no later vintage holds, as a revision
   * of zero: a vintage that says the last one again makes it one.
   */
  private static final String CONFIRMED = "2025-01-01";

  private static final StructType SERIES =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("dataflow", DataTypes.StringType)
          .add("reporter", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("flow", DataTypes.StringType)
          .add("sector", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("frequency", DataTypes.StringType)
          .add("period_start", DataTypes.DateType)
          .add("period_end", DataTypes.DateType)
          .add("period", DataTypes.StringType)
          .add("known_from", DataTypes.DateType)
          .add("value", FlowColumns.MONEY)
          .add("measure_relation", DataTypes.StringType);

  private static JsonNode expected;
  private static Found found;

  @BeforeAll
  static void compute() throws IOException {
    expected = new ObjectMapper().readTree(TestFiles.oracle(EXPECTED).toFile()).path("values");
    List<Row> rows = new ArrayList<>();
    Map<String, TreeSet<String>> days = new HashMap<>();
    levels(TestFiles.oracle(VINTAGES))
        .forEach(
            (country, byDay) -> {
              // The expected statistics leave out what the first vintage holds.
              byDay.pollFirstEntry();
              byDay.put(CONFIRMED, byDay.lastEntry().getValue());
              byDay.forEach((day, levels) -> rows.addAll(growth(country, day, levels, days)));
            });
    Map<String, Days> calendar = new HashMap<>();
    days.forEach((key, d) -> calendar.put(key, new Days(List.copyOf(d), false)));
    found =
        Found.in(
            RevisedSeries.byTasks(
                    SparkTestSession.get().createDataFrame(rows, SERIES),
                    calendar,
                    RevisedSeries::statistics,
                    new RevisionStats().definition().schema())
                .filter("maturity_months = 0"));
  }

  /** Levels by country, day and quarter. */
  private static Map<String, TreeMap<String, TreeMap<String, Double>>> levels(Path file)
      throws IOException {
    Map<String, TreeMap<String, TreeMap<String, Double>>> levels = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> !cells[2].equals("NA"))
          .forEach(
              cells ->
                  levels
                      .computeIfAbsent(cells[3], c -> new TreeMap<>())
                      .computeIfAbsent(cells[1], d -> new TreeMap<>())
                      .put(cells[0], Double.valueOf(cells[2])));
    }
    return levels;
  }

  private static List<Row> growth(
      String country,
      String day,
      TreeMap<String, Double> levels,
      Map<String, TreeSet<String>> days) {
    List<Row> rows = new ArrayList<>();
    for (String quarter : levels.tailMap(levels.firstKey(), false).keySet()) {
      double growth = 100 * (levels.get(quarter) / levels.lowerEntry(quarter).getValue() - 1);
      LocalDate start = LocalDate.parse(quarter);
      days.computeIfAbsent(Releases.key("gdp", country, "Q", quarter), k -> new TreeSet<>())
          .add(day);
      rows.add(
          RowFactory.create(
              "gdp",
              country,
              country,
              country,
              "growth",
              "all",
              "none",
              "Q",
              start,
              start.plusMonths(3),
              quarter,
              LocalDate.parse(day),
              BigDecimal.valueOf(growth).multiply(SCALE).setScale(3, RoundingMode.HALF_EVEN),
              "direct"));
    }
    return rows;
  }

  private static double percent(Row row, String column) {
    return row.<BigDecimal>getAs(column).divide(SCALE).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JP", "EA", "US", "CHE"})
  void revisionsOfFirstReleasesAreThoseThatWereComputedElsewhere(String country) {
    Row ours = found.one("reporter", country);
    JsonNode theirs = expected.path(country);

    assertThat(ours.<Long>getAs("periods")).isEqualTo(theirs.path("n").asLong());
    Map<String, String> columns =
        Map.of(
            "mean_revision", "mean_rev",
            "mean_absolute_revision", "mar",
            "standard_deviation", "sd",
            "smallest_revision", "min",
            "largest_revision", "max");
    columns.forEach(
        (column, name) ->
            assertThat(percent(ours, column))
                .as(name)
                .isCloseTo(theirs.path(name).asDouble(), within(1e-8)));
  }
}
