package org.summitledger.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.summitledger.publish.Manifest;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;

/** Whether the files that lie there today are those that a version was made of. */
final class SameInputs {
  private SameInputs() {}

  /**
   * Compares the files by name and hash.
   *
   * @param matters which files the explanation needs, by name
   * @return the differences that do not matter
   * @throws UsageException with the differences that do
   */
  static List<String> check(Manifest manifest, Inputs inputs, Predicate<String> matters) {
    Map<String, Set<String>> then = new TreeMap<>();
    manifest.inputs().forEach(i -> add(then, i.name(), i.sha256()));
    Map<String, Set<String>> now = new TreeMap<>();
    for (InputFile file : inputs.files()) {
      add(now, file.name(), file.sha256());
    }
    Set<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    List<String> fatal = new ArrayList<>();
    List<String> harmless = new ArrayList<>();
    for (String name : names) {
      Set<String> before = then.getOrDefault(name, Set.of());
      Set<String> today = now.getOrDefault(name, Set.of());
      if (!before.equals(today)) {
        String what = today.isEmpty() ? " is gone" : before.isEmpty() ? " is new" : " has changed";
        (matters.test(name) ? fatal : harmless).add(name + what);
      }
    }
    if (!fatal.isEmpty()) {
      throw new UsageException(
          "Cannot explain version "
              + manifest.runId()
              + " from other inputs than its own: "
              + String.join(", ", fatal)
              + ". Give --datasets the files it was made of (their hashes are in "
              + Manifest.FILE
              + "), or run nightly and explain the new version.");
    }
    return harmless;
  }

  private static void add(Map<String, Set<String>> files, String name, String sha256) {
    files.computeIfAbsent(name, n -> new HashSet<>()).add(sha256);
  }

  /**
   * Which files a row's explanation needs. Files of a package that nobody knows may matter.
   *
   * @param measure the measure of the row's commitment, as published; empty without one
   * @param isConverted whether exchange rates made a number of the row
   */
  static Predicate<String> needed(
      TableDefinition table, String measure, boolean isConverted, Inputs inputs) {
    boolean isProgress = table.name().equals("commitment_progress");
    boolean needsTrade = FlowLines.areBehind(table) || measure.startsWith("trade:");
    boolean needsRates = isProgress || isConverted;
    String rates = folder(inputs.reference()) + inputs.reference().require("exchange_rates").path();
    Set<String> trade =
        inputs.statistics().stream().map(i -> folder(i.from())).collect(Collectors.toSet());
    Set<String> known = new HashSet<>(trade);
    known.add(folder(inputs.reference()));
    known.add(folder(inputs.register()));
    known.add(folder(inputs.investment()));
    Set<String> needed = new HashSet<>(Set.of(folder(inputs.reference())));
    if (table.key().contains("commitment_id")) {
      needed.add(folder(inputs.register()));
    }
    if (isProgress) {
      needed.add(folder(inputs.investment()));
    }
    if (needsTrade) {
      needed.addAll(trade);
    }
    return name -> {
      String folder = name.substring(0, name.indexOf('/') + 1);
      return name.equals(rates) ? needsRates : !known.contains(folder) || needed.contains(folder);
    };
  }

  private static String folder(DataPackage data) {
    return data.folder().getFileName() + "/";
  }
}
