package org.summitledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.summitledger.lake.Cells;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.source.Flow;

/**
 * Trade written as lines: reporter, partner, flow, product, period, value, then anything that is
 * not as usual, as {@code name=value}.
 *
 * <pre>
 * IND JPN import 87 FY2014 100
 * IND JPN import 87 2014-07 - source=monthly
 * </pre>
 *
 * <p>FY2014 is India's fiscal year from April 2014; 2014 a calendar year, 2014Q2 a quarter, 2014-07
 * a month. A value of - is blank. Usual are source=s, file=f, currency=USD and a normal status.
 */
public final class TestTrade {
  private TestTrade() {}

  /** Rows as the lake holds them. */
  public static Dataset<Row> leaves(String lines) {
    List<Row> rows = new ArrayList<>();
    lines.lines().forEach(line -> rows.add(row(line, rows.size() + 2L)));
    return SparkTestSession.get().createDataFrame(rows, FlowColumns.flows());
  }

  /** Trade by product, from files that list some partners. */
  public static Dataset<Row> cells(String lines) {
    return Cells.of(leaves(lines), List.of(file("f", "some", "reported")));
  }

  /** A file of which nothing is superseded. */
  public static Selected file(String sha256, String partners, String world) {
    return file(sha256, "d", partners, world);
  }

  /** A file of a dataflow, of which nothing is superseded. */
  public static Selected file(String sha256, String dataflow, String partners, String world) {
    LakeEntry entry =
        new LakeEntry(
            "id-" + sha256,
            "trade/" + sha256 + ".csv",
            sha256,
            1,
            "s",
            dataflow,
            "2020-01-01",
            "A",
            List.of("2014-04-01"),
            "USD",
            partners,
            "all",
            world,
            "Producer",
            "Licence",
            10,
            7,
            2,
            1,
            new BigDecimal("100"),
            new BigDecimal("70"),
            new BigDecimal("20"),
            new BigDecimal("10"),
            Map.of("2014-04-01", new BigDecimal("70")),
            Map.of("outside_layout_keep", 1L));
    return new Selected(entry, new TreeSet<>(entry.periods()));
  }

  private static Row row(String line, long number) {
    String[] words = line.strip().split(" +");
    Map<String, String> unusual =
        Stream.of(words)
            .skip(6)
            .map(w -> w.split("="))
            .collect(Collectors.toMap(w -> w[0], w -> w[1]));
    Period period = Period.of(words[4]);
    BigDecimal value = words[5].equals("-") ? null : new BigDecimal(words[5]);
    return RowFactory.create(
        unusual.getOrDefault("source", "s"),
        unusual.getOrDefault("dataflow", "d"),
        unusual.getOrDefault("file", "f"),
        number,
        LocalDate.parse("2020-01-01"),
        period.frequency(),
        period.start(),
        period.end(),
        words[0],
        words[1],
        words[2],
        words[3],
        Flow.levelOf(words[3]),
        unusual.get("revision"),
        value,
        unusual.getOrDefault("currency", "USD"),
        unusual.getOrDefault("valuation", words[2].equals("import") ? "CIF" : "FOB"),
        null,
        null,
        unusual.getOrDefault("status", value == null ? "M" : "A"));
  }

  private record Period(String frequency, LocalDate start, LocalDate end) {
    static Period of(String text) {
      if (text.startsWith("FY")) {
        LocalDate start = LocalDate.of(Integer.parseInt(text.substring(2)), 4, 1);
        return new Period("A", start, start.plusYears(1));
      }
      if (text.contains("Q")) {
        int quarter = Integer.parseInt(text.substring(5));
        LocalDate start = LocalDate.of(Integer.parseInt(text.substring(0, 4)), quarter * 3 - 2, 1);
        return new Period("Q", start, start.plusMonths(3));
      }
      if (text.contains("-")) {
        LocalDate start = YearMonth.parse(text).atDay(1);
        return new Period("M", start, start.plusMonths(1));
      }
      LocalDate start = LocalDate.of(Integer.parseInt(text), 1, 1);
      return new Period("A", start, start.plusYears(1));
    }
  }
}
