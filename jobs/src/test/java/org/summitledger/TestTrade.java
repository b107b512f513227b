package org.summitledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.lake.Contents;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.TestLake;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.trade.Trade;
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
 * a month. A value of - is blank. Usual are source=s, dataflow=d, file=f and currency=USD; a line
 * may have a quantity= and its unit=, and be of a file with partners=all, world=none and
 * reporters=parties.
 */
public final class TestTrade {
  private TestTrade() {}

  /** Trade from files that list some partners and all products. */
  public static Trade of(String lines, Grouping grouping) {
    return of(lines, grouping, List.of());
  }

  /** Trade from files of which some are as given. */
  public static Trade of(String lines, Grouping grouping, List<LakeEntry> files) {
    Lake lake = TestLake.create();
    return new Trade(SparkTestSession.get(), lake, put(lake, lines, grouping, files), grouping);
  }

  /** Trade by the sectors of {@link TestTables}, with nobody followed as a supplier. */
  public static Trade of(String lines, LakeEntry... files) {
    return of(
        lines, new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of()), List.of(files));
  }

  private record Line(Flow flow, Map<String, String> unusual) {}

  private static List<Line> read(String lines) {
    List<Line> read = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] words = line.strip().split(" +");
      Map<String, String> unusual =
          Stream.of(words)
              .skip(6)
              .map(w -> w.split("="))
              .collect(Collectors.toMap(w -> w[0], w -> w[1]));
      read.add(new Line(flow(words, read.size() + 2L, unusual), unusual));
    }
    return read;
  }

  /** Puts lines into a lake, as the files that they name. */
  public static List<Selected> put(
      Lake lake, String lines, Grouping grouping, List<LakeEntry> files) {
    Map<LakeEntry, List<Flow>> flows = new LinkedHashMap<>();
    for (Line line : read(lines)) {
      flows
          .computeIfAbsent(
              file(line.unusual(), line.flow().frequency(), files), f -> new ArrayList<>())
          .add(line.flow());
    }
    List<Selected> selected = new ArrayList<>();
    flows.forEach(
        (file, kept) -> {
          LakeEntry entry =
              file(file, "file-" + selected.size(), file.knownFrom(), TestLake.contents(kept));
          TestLake.put(lake, entry, kept, grouping);
          selected.add(selected(entry));
        });
    return selected;
  }

  private static LakeEntry file(
      Map<String, String> unusual, String frequency, List<LakeEntry> files) {
    String sha256 = unusual.getOrDefault("file", "f");
    String dataflow = unusual.getOrDefault("dataflow", "d");
    LakeEntry like =
        files.stream()
            .filter(f -> f.fileSha256().equals(sha256) && f.dataflow().equals(dataflow))
            .findFirst()
            .orElse(file(sha256, dataflow, "some", "reported"));
    return new LakeEntry(
        like.id(),
        like.fileName(),
        sha256,
        like.fileBytes(),
        unusual.getOrDefault("source", "s"),
        dataflow,
        like.knownFrom(),
        frequency,
        unusual.getOrDefault("currency", "USD"),
        unusual.containsKey("valuation")
            ? Map.of("import", unusual.get("valuation"), "export", unusual.get("valuation"))
            : like.valuation(),
        like.quantityUnit(),
        unusual.getOrDefault("partners", like.partners()),
        like.products(),
        unusual.getOrDefault("world", like.world()),
        unusual.getOrDefault("reporters", like.reporters()),
        like.producer(),
        like.licence(),
        like.rowsRead(),
        like.rowsKept(),
        like.rowsRejected(),
        like.rowsExcluded(),
        like.valueRead(),
        like.valueKept(),
        like.valueRejected(),
        like.valueExcluded(),
        like.contents(),
        like.exclusions(),
        like.rejections());
  }

  /** The same file under another id, of another day and with other contents. */
  private static LakeEntry file(LakeEntry e, String id, String knownFrom, Contents contents) {
    return new LakeEntry(
        id,
        e.fileName(),
        e.fileSha256(),
        e.fileBytes(),
        e.source(),
        e.dataflow(),
        knownFrom,
        e.frequency(),
        e.currency(),
        e.valuation(),
        e.quantityUnit(),
        e.partners(),
        e.products(),
        e.world(),
        e.reporters(),
        e.producer(),
        e.licence(),
        e.rowsRead(),
        e.rowsKept(),
        e.rowsRejected(),
        e.rowsExcluded(),
        e.valueRead(),
        e.valueKept(),
        e.valueRejected(),
        e.valueExcluded(),
        contents,
        e.exclusions(),
        e.rejections());
  }

  /**
   * A release of a dataflow with all products.
   *
   * @param knownFrom its day, yyyy-MM-dd
   * @param lines what it says, all of one frequency and dataflow
   */
  public static LakeEntry release(String knownFrom, String lines) {
    List<Line> read = read(lines);
    Line any = read.get(0);
    LakeEntry usual = file(any.unusual(), any.flow().frequency(), List.of());
    return file(
        usual,
        "release-" + knownFrom + "-" + usual.dataflow(),
        knownFrom,
        TestLake.contents(read.stream().map(Line::flow).toList()));
  }

  /** Puts a release into a lake. */
  public static void put(Lake lake, LakeEntry release, String lines, Grouping grouping) {
    TestLake.put(lake, release, read(lines).stream().map(Line::flow).toList(), grouping);
  }

  /** A file of all products. */
  public static LakeEntry file(String sha256, String partners, String world) {
    return file(sha256, "d", partners, world);
  }

  /** A file of a dataflow, of all products. */
  public static LakeEntry file(String sha256, String dataflow, String partners, String world) {
    return file(sha256, dataflow, partners, "all", world);
  }

  /** A file of a dataflow. */
  public static LakeEntry file(
      String sha256, String dataflow, String partners, String products, String world) {
    return new LakeEntry(
        "id-" + sha256,
        "trade/" + sha256 + ".csv",
        sha256,
        1,
        "s",
        dataflow,
        "2020-01-01",
        "A",
        "USD",
        Map.of("import", "CIF", "export", "FOB"),
        null,
        partners,
        products,
        world,
        "all",
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
        TestLake.contents(List.of(flow("IND JPN import 87 FY2014 70".split(" "), 2, Map.of()))),
        Map.of("outside_layout_keep", 1L),
        Map.of("DUPLICATE_KEY", new BigDecimal("20")));
  }

  /** A file of which nothing is superseded. */
  public static Selected selected(LakeEntry file) {
    return new Selected(file, new TreeSet<>(file.periods()));
  }

  private static Flow flow(String[] words, long line, Map<String, String> unusual) {
    Period period = Period.of(words[4]);
    BigDecimal value = words[5].equals("-") ? null : new BigDecimal(words[5]).setScale(3);
    return new Flow(
        line,
        period.frequency(),
        period.start(),
        period.end(),
        words[0],
        words[1],
        words[2],
        words[3],
        unusual.get("revision"),
        value,
        words[2].equals("import") ? "CIF" : "FOB",
        unusual.containsKey("quantity")
            ? new BigDecimal(unusual.get("quantity")).setScale(3)
            : null,
        unusual.get("unit"));
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
