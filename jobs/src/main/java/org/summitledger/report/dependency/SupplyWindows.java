package org.summitledger.report.dependency;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.trade.ReportInputs;

/**
 * Imports over twelve months from files of months or quarters. What one supplier delivers in a year
 * cannot be told from sums of squares of months: the lines themselves are read, of the products
 * asked for only, one importer and product after the other.
 */
final class SupplyWindows {
  private static final Column[] ORDER = {
    col("source"),
    col("reporter"),
    col("product"),
    col("currency"),
    col("frequency"),
    col("period_start"),
    col("dataflow"),
    col("partner"),
    col("line")
  };

  private final ReportInputs inputs;
  private final CriticalProducts critical;
  private final Importers importers;
  private final Goods goods;

  /** What is the same in all periods of a series, but the product. */
  private record Stated(
      String source, String importer, String level, String currency, String frequency) {}

  /** Of what was known on a day, for products that hold a critical material. */
  SupplyWindows(ReportInputs inputs, CriticalProducts critical, Importers importers, Goods goods) {
    this.inputs = inputs;
    this.critical = critical;
    this.importers = importers;
    this.goods = goods;
  }

  /** One window for each period that a file states, in no order. */
  List<Supply> read() {
    List<Selected> files =
        inputs.trade().selected().stream().filter(s -> isWanted(s.entry())).toList();
    return files.isEmpty() ? List.of() : read(lines(files).toLocalIterator(), listed(files));
  }

  private static boolean isWanted(LakeEntry entry) {
    boolean isShort = !entry.frequency().equals("A");
    return isShort
        && entry.contents().pairs().containsKey("import")
        && entry.contents().productLevels().stream()
            .anyMatch(level -> !level.equals("TOTAL") && !level.equals("HS2"));
  }

  /** Lines of one product of an importer lie together; which product comes first is all one. */
  private Dataset<Row> lines(List<Selected> files) {
    return inputs
        .trade()
        .leaves(files)
        .imports(importers::of, critical.headings())
        .filter(CriticalColumns.isAny(critical, col("product"), col("hs_revision")))
        .repartition(col("source"), col("reporter"), col("product"))
        .sortWithinPartitions(ORDER);
  }

  /**
   * The periods of which files list all products of a level. One without any imports is not among
   * them: exports may be there alone.
   */
  private static Map<Stated, Set<LocalDate>> listed(List<Selected> files) {
    Map<Stated, Set<LocalDate>> listed = new HashMap<>();
    for (Selected file : files) {
      LakeEntry entry = file.entry();
      if (entry.listsAllProducts()) {
        entry
            .contents()
            .imports()
            .forEach(
                (importer, byPeriod) ->
                    levels(entry, importer)
                        .forEach(
                            of ->
                                byPeriod.entrySet().stream()
                                    .filter(sum -> sum.getValue().signum() != 0)
                                    .map(Map.Entry::getKey)
                                    .filter(file.periods()::contains)
                                    .map(LocalDate::parse)
                                    .forEach(
                                        listed.computeIfAbsent(of, s -> new HashSet<>())::add)));
      }
    }
    return listed;
  }

  private static Stream<Stated> levels(LakeEntry entry, String importer) {
    return entry.contents().productLevels().stream()
        .map(
            level ->
                new Stated(entry.source(), importer, level, entry.currency(), entry.frequency()));
  }

  private List<Supply> read(Iterator<Row> lines, Map<Stated, Set<LocalDate>> listed) {
    Set<List<String>> addingUp = addingUp();
    List<Supply> windows = new ArrayList<>();
    Map<Supply.Series, MonthlySupply> open = new HashMap<>();
    String last = "";
    while (lines.hasNext()) {
      Row line = lines.next();
      String product =
          line.getAs("source") + " " + line.getAs("reporter") + " " + line.getAs("product");
      if (!product.equals(last)) {
        close(open, listed, windows);
        last = product;
      }
      boolean addsUp = addingUp.contains(List.of(line.getAs("source"), line.getAs("dataflow")));
      open.computeIfAbsent(series(line), s -> new MonthlySupply(s, goods)).add(line, addsUp);
    }
    close(open, listed, windows);
    return windows;
  }

  private static void close(
      Map<Supply.Series, MonthlySupply> open,
      Map<Stated, Set<LocalDate>> listed,
      List<Supply> windows) {
    open.forEach(
        (of, months) -> {
          Stated stated =
              new Stated(of.source(), of.importer(), of.level(), of.currency(), of.frequency());
          windows.addAll(months.windows(listed.getOrDefault(stated, Set.of())));
        });
    open.clear();
  }

  /** The dataflows of which the world is the sum over all partners. */
  private Set<List<String>> addingUp() {
    Set<List<String>> adding = new HashSet<>();
    inputs.trade().selected().stream()
        .map(Selected::entry)
        .filter(LakeEntry::addsUpWorld)
        .forEach(entry -> adding.add(List.of(entry.source(), entry.dataflow())));
    return adding;
  }

  /** The goods are told period by period. */
  private static Supply.Series series(Row line) {
    return new Supply.Series(
        line.getAs("source"),
        line.getAs("reporter"),
        line.getAs("product"),
        "",
        line.getAs("currency"),
        line.getAs("frequency"));
  }
}
