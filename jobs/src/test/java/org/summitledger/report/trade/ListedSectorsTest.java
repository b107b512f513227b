package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A file of some chapters beside one of all: machines are chapters 84 and 85. */
class ListedSectorsTest {
  private static final StructType COLUMNS =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("reporter", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("flow", DataTypes.StringType)
          .add("product", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("frequency", DataTypes.StringType)
          .add("valuation", DataTypes.StringType)
          .add("period_start", DataTypes.DateType)
          .add("value", DataTypes.createDecimalType(18, 3));

  private static final List<SectorSeries> KNOWN =
      List.of(
          SectorSeriesOf.years("CHN", "machines", 2014, "82"),
          SectorSeriesOf.years("WLD", "machines", 2014, "100", "200"),
          SectorSeriesOf.years("WLD", "vehicles", 2014, "10", "60"));

  private static Row line(String partner, String chapter, int year, String value) {
    return new GenericRowWithSchema(
        new Object[] {
          "s",
          "IND",
          partner,
          "import",
          chapter,
          "USD",
          "A",
          "CIF",
          LocalDate.of(year, 4, 1),
          value == null ? null : new BigDecimal(value)
        },
        COLUMNS);
  }

  /** What India trades with the world in a chapter. */
  private static ProductSeries world(String chapter, String sector, String... values) {
    TreeMap<LocalDate, ProductSeries.Point> points = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      LocalDate start = LocalDate.of(2014 + i, 4, 1);
      points.put(
          start,
          new ProductSeries.Point(
              start,
              start.plusYears(1),
              "",
              Optional.of(new BigDecimal(values[i])),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              1,
              false));
    }
    return new ProductSeries(
        "s", "IND", "WLD", "import", chapter, "", "HS2", sector, "USD", "A", "CIF", true, points);
  }

  private static List<SectorSeries> series(List<Row> lines) {
    List<ProductSeries> world =
        List.of(
            world("84", "machines", "60", "120"),
            world("85", "machines", "40", "80"),
            world("86", "vehicles", "0", "0"),
            world("87", "vehicles", "10", "60"));
    return ListedSectors.of(lines, world, KNOWN);
  }

  private static List<String> found(List<Row> lines) {
    List<String> found = new ArrayList<>();
    for (SectorSeries series : series(lines)) {
      series
          .points()
          .values()
          .forEach(
              p ->
                  found.add(
                      String.join(
                          " ",
                          series.partner(),
                          series.sector(),
                          p.period(),
                          p.value().map(BigDecimal::toPlainString).orElse("-"))));
    }
    return found;
  }

  @Test
  void chaptersOfASectorAddUpToIt() {
    assertThat(
            found(
                List.of(
                    line("DEU", "84", 2014, "10"),
                    line("DEU", "85", 2014, "5"),
                    line("FRA", "85", 2014, "3"),
                    line("ITA", "84", 2014, null))))
        .containsExactly(
            "DEU machines 2014-15 15", "FRA machines 2014-15 3", "ITA machines 2014-15 -");
  }

  @Test
  void chaptersWithoutAValueAreCounted() {
    assertThat(
            series(
                List.of(
                    line("DEU", "84", 2014, "18"),
                    line("DEU", "85", 2014, null),
                    line("ITA", "84", 2014, null),
                    line("ITA", "85", 2014, null))))
        .flatExtracting(s -> s.points().values())
        .extracting(SectorSeries.Point::value, SectorSeries.Point::productsBlank)
        .containsExactly(tuple(Optional.of(new BigDecimal("18")), 1L), tuple(Optional.empty(), 2L));
  }

  @Test
  void aSectorOfWhichAChapterIsNotListedIsNotThere() {
    assertThat(
            found(
                List.of(
                    line("DEU", "84", 2014, "10"),
                    line("DEU", "85", 2014, "8"),
                    line("DEU", "84", 2015, "200"))))
        .containsExactly("DEU machines 2014-15 18");
  }

  @Test
  void aSectorOfWhichAPartnerIsNotListedIsNotThere() {
    assertThat(found(List.of(line("DEU", "84", 2014, "10"), line("DEU", "85", 2014, "7"))))
        .as("82 of China and 17 of Germany are not 100")
        .isEmpty();
  }

  @Test
  void aChapterThatNobodyTradesNeedNotBeListed() {
    assertThat(found(List.of(line("DEU", "87", 2014, "10"), line("DEU", "30", 2014, "1"))))
        .containsExactly("DEU vehicles 2014-15 10");
  }

  @Test
  void partnersOfFilesOfAllProductsAreLeftToThem() {
    assertThat(
            found(
                List.of(
                    line("CHN", "84", 2014, "1"),
                    line("CHN", "85", 2014, "1"),
                    line("CHN", "87", 2014, "10"))))
        .containsExactly("CHN vehicles 2014-15 10");
  }

  @Test
  void ofTwoLinesOfACellTheFirstIsTaken() {
    assertThat(found(List.of(line("DEU", "87", 2014, "10"), line("DEU", "87", 2014, "11"))))
        .containsExactly("DEU vehicles 2014-15 10");
  }

  @Test
  void withoutLinesThereIsNothing() {
    assertThat(found(List.of())).isEmpty();
  }
}
