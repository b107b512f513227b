package org.summitledger.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Claim;
import org.summitledger.reference.ReferenceData;
import org.summitledger.run.SourceSummary.Group;
import org.summitledger.run.SourceSummary.Total;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowFile.Tally;
import org.summitledger.source.FlowTally;
import org.summitledger.source.Issue;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;
import org.summitledger.source.StatedLayout;

/**
 * What descriptors read from their files, before anything is ingested: the same reader as a
 * night's, and nothing is written.
 */
public final class SourceCheck {
  private static final int SHOWN = 5;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final LocalDate today;
  private final List<Checked> files = new ArrayList<>();
  private final List<Issue> broken = new ArrayList<>();

  /** A file that was read whole. */
  private record Checked(String name, StatedLayout stated, Layout layout, SourceSummary read) {
    String knownFrom() {
      return stated.isKnownFromFirstSeen()
          ? "the day it is first seen, today " + layout.knownFrom()
          : layout.knownFrom().toString();
    }
  }

  private SourceCheck(LocalDate today) {
    this.today = today;
  }

  /**
   * Reads every statistical file that a descriptor in a folder names.
   *
   * @param folder with one or more {@code datapackage.json}
   * @param shipped the project's own datasets, for code lists that the folder does not hold
   * @throws UsageException if there is nothing to check
   */
  public static SourceCheck of(Path folder, Optional<Path> shipped) {
    return of(folder, shipped, InstantSource.system());
  }

  /**
   * The same on the day that a clock says: no warehouse is asked when it first saw a file, and none
   * is told.
   */
  static SourceCheck of(Path folder, Optional<Path> shipped, InstantSource clock) {
    SourceCheck check = new SourceCheck(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    List<DataPackage> own = new ArrayList<>();
    for (Path described : Inputs.folders(folder)) {
      check.attempt(() -> own.add(DataPackage.read(described)));
    }
    List<DataPackage> others = shipped.map(Inputs::packages).orElse(List.of());
    ReferenceData codes = ReferenceData.read(Inputs.one(own, others, "countries").folder());
    for (DataPackage data : own) {
      for (Resource resource : data.resources()) {
        check.attempt(() -> check.read(data, resource, codes));
      }
    }
    check.findConflicts();
    if (check.files.isEmpty() && check.broken.isEmpty()) {
      throw new UsageException(
          "Cannot find any resource with a `layout` in "
              + folder
              + ". Draft one with: summit-ledger sources new FILE");
    }
    return check;
  }

  /**
   * Names files that speak for one period on one day. Days of files that are known from when they
   * are first seen are left to the warehouse.
   */
  private void findConflicts() {
    Map<List<String>, String> seen = new HashMap<>();
    for (Checked file : files) {
      if (!file.stated().isKnownFromFirstSeen()) {
        Layout layout = file.layout();
        String dataflow = layout.source() + "/" + layout.dataflow();
        String day = layout.knownFrom().toString();
        file.read().totals().keySet().stream()
            .map(Group::period)
            .distinct()
            .forEach(
                period -> {
                  List<String> cell = List.of(dataflow, layout.frequency(), day, period);
                  String first = seen.putIfAbsent(cell, file.name());
                  if (first != null) {
                    broken.add(
                        Vintages.conflict(first, new Claim(file.name(), dataflow, day, period)));
                  }
                });
      }
    }
  }

  private void attempt(Runnable read) {
    try {
      read.run();
    } catch (BadInputException e) {
      broken.addAll(e.issues());
    }
  }

  private void read(DataPackage data, Resource resource, ReferenceData codes) {
    StatedLayout stated = resource.layout();
    if (stated != null) {
      var file = data.file(resource);
      Layout layout = stated.dated(() -> today);
      files.add(
          new Checked(file.name(), stated, layout, SourceSummary.of(file, layout, codes, THREADS)));
    }
  }

  /** Whether a night could use every file; rows may be rejected all the same. */
  public boolean isGood() {
    return broken.isEmpty();
  }

  /** Prints what was read, file by file, and what a night could not use. */
  public void print(PrintStream out) {
    files.forEach(file -> print(out, file));
    broken.forEach(issue -> out.println("CANNOT USE " + issue));
  }

  private static void print(PrintStream out, Checked file) {
    Layout layout = file.layout();
    FlowTally read = file.read().tally();
    out.printf(
        "%s: %s/%s, frequency %s, known from %s, %s partners, %s products, values in %s x %d%s%n",
        file.name(),
        layout.source(),
        layout.dataflow(),
        layout.frequency(),
        file.knownFrom(),
        layout.partners().word(),
        layout.products().word(),
        layout.currency(),
        layout.multiplier(),
        layout.valuation().isEmpty() ? "" : ", " + new TreeMap<>(layout.valuation()));
    out.printf(
        "  values in %s = kept %s + rejected %s + excluded %s%n",
        show(read.read()), show(read.kept()), show(read.refused()), show(read.excludedInAll()));
    read.excluded()
        .forEach((reason, tally) -> out.println("  excluded " + reason + ": " + show(tally)));
    issues(out, read.rejected());
    flows(out, file.read().first(), layout.currency());
    totals(out, file.read().totals(), layout.currency());
    out.println();
  }

  private static void issues(PrintStream out, List<Issue> issues) {
    Map<String, List<Issue>> byCode =
        issues.stream()
            .collect(
                Collectors.groupingBy(
                    i -> i.code().name(), TreeMap::new, Collectors.toUnmodifiableList()));
    byCode.forEach(
        (code, all) -> {
          out.println("  rejected " + code + ": " + all.size());
          all.stream().limit(SHOWN).forEach(i -> out.println("    " + i));
        });
  }

  private static void flows(PrintStream out, List<Flow> flows, String currency) {
    out.println("  first rows as flows:");
    TextTable table =
        new TextTable(
            "    line",
            "period",
            "reporter",
            "partner",
            "flow",
            "product",
            "revision",
            currency,
            "valuation",
            "quantity");
    for (Flow flow : flows) {
      table.row(
          "    " + flow.line(),
          flow.periodStart() + ".." + flow.periodEnd(),
          flow.reporter(),
          flow.partner(),
          flow.flow(),
          flow.product(),
          text(flow.hsRevision()),
          flow.value() == null ? "missing" : flow.value().toPlainString(),
          text(flow.valuation()),
          flow.quantity() == null
              ? "-"
              : flow.quantity().toPlainString() + " " + flow.quantityUnit());
    }
    table.print(out);
  }

  private static void totals(PrintStream out, SortedMap<Group, Total> totals, String currency) {
    out.println("  totals:");
    TextTable table =
        new TextTable("    period", "flow", "of", "level", "values", "missing", currency);
    totals.forEach(
        (group, total) ->
            table.row(
                "    " + group.period(),
                group.flow(),
                group.partners(),
                group.level(),
                Long.toString(total.values()),
                Long.toString(total.missing()),
                total.money().toPlainString()));
    table.print(out);
  }

  private static String show(Tally tally) {
    return tally.rows() + " (" + tally.money().toPlainString() + ")";
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "-" : text;
  }
}
