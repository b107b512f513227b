package org.summitledger.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.summitledger.publish.Manifest;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.store.Place;

/** What changed between two published versions, and why. */
public final class VersionDiff {
  private static final int EXAMPLES = 5;

  private final Path before;
  private final Manifest manifestBefore;
  private final Path after;
  private final Manifest manifestAfter;

  /** Of two versions' folders and their manifests. */
  public VersionDiff(Path before, Manifest manifestBefore, Path after, Manifest manifestAfter) {
    this.before = before;
    this.manifestBefore = manifestBefore;
    this.after = after;
    this.manifestAfter = manifestAfter;
  }

  /**
   * What happened to a table.
   *
   * @param table its name
   * @param added rows whose key is only in the later version
   * @param removed rows whose key is only in the earlier version
   * @param changed rows of one key with another value
   * @param examples columns that only one version has, then some of the changes, in words
   */
  public record TableDiff(
      String table, long added, long removed, long changed, List<String> examples) {}

  /** Whether one of the versions has a table. */
  public boolean holds(TableDefinition table) {
    String file = file(table);
    return rows(manifestBefore, file).isPresent() || rows(manifestAfter, file).isPresent();
  }

  /** Why tables may differ: other inputs, another day, other settings or other code. */
  public List<String> causes() {
    List<String> causes = new ArrayList<>();
    if (!manifestBefore.asOf().equals(manifestAfter.asOf())) {
      causes.add("as of " + manifestBefore.asOf() + " -> " + manifestAfter.asOf());
    }
    Map<String, String> old = hashes(manifestBefore);
    Map<String, String> now = hashes(manifestAfter);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!old.containsKey(name)) {
        causes.add("new input " + name);
      } else if (!now.containsKey(name)) {
        causes.add("input gone: " + name);
      } else if (!Objects.equals(old.get(name), now.get(name))) {
        causes.add("changed input " + name);
      }
    }
    if (!manifestBefore.versions().equals(manifestAfter.versions())) {
      causes.add("code: " + manifestBefore.versions() + " -> " + manifestAfter.versions());
    }
    if (!manifestBefore.settings().equals(manifestAfter.settings())) {
      causes.add("settings: " + manifestBefore.settings() + " -> " + manifestAfter.settings());
    }
    return causes;
  }

  private static Map<String, String> hashes(Manifest manifest) {
    Map<String, String> hashes = new HashMap<>();
    manifest.inputs().forEach(i -> hashes.put(i.name(), i.sha256()));
    return hashes;
  }

  /**
   * What happened to one table.
   *
   * @return empty if its file has the same bytes in both versions, or is in neither
   */
  public Optional<TableDiff> table(SparkSession spark, TableDefinition table) {
    String file = file(table);
    if (hash(manifestBefore, file).equals(hash(manifestAfter, file))) {
      return Optional.empty();
    }
    if (rows(manifestBefore, file).isEmpty()) {
      return Optional.of(unmatched(table, List.of("a new table")));
    }
    if (rows(manifestAfter, file).isEmpty()) {
      return Optional.of(unmatched(table, List.of("the table is gone")));
    }
    Dataset<Row> a = spark.read().parquet(Place.hadoop(before.resolve(file))).as("a");
    Dataset<Row> b = spark.read().parquet(Place.hadoop(after.resolve(file))).as("b");
    List<String> columns = shared(a, b).toList();
    List<String> key = table.key().stream().filter(columns::contains).toList();
    List<String> otherColumns = otherColumns(a, b);
    if (key.size() < table.key().size() && !(isUnique(a, key) && isUnique(b, key))) {
      otherColumns.add("rows cannot be matched: what is left of the key does not tell them apart");
      return Optional.of(unmatched(table, otherColumns));
    }
    Column sameKey =
        key.stream()
            .map(k -> col("a." + k).eqNullSafe(col("b." + k)))
            .reduce(Column::and)
            .orElseThrow();
    String first = key.get(0);
    Dataset<Row> both = a.join(b, sameKey, "full_outer").cache();
    Column sameRow =
        columns.stream()
            .map(c -> col("a." + c).eqNullSafe(col("b." + c)))
            .reduce(Column::and)
            .orElseThrow();
    Dataset<Row> changed =
        both.filter(
            col("a." + first).isNotNull().and(col("b." + first).isNotNull()).and(not(sameRow)));
    TableDiff diff =
        new TableDiff(
            table.name(),
            both.filter(col("a." + first).isNull()).count(),
            both.filter(col("b." + first).isNull()).count(),
            changed.count(),
            Stream.concat(otherColumns.stream(), examples(key, changed, columns).stream())
                .toList());
    both.unpersist();
    return Optional.of(diff);
  }

  /** All rows, since none can be held against another. */
  private TableDiff unmatched(TableDefinition table, List<String> why) {
    String file = file(table);
    return new TableDiff(
        table.name(),
        rows(manifestAfter, file).orElse(0L),
        rows(manifestBefore, file).orElse(0L),
        0,
        why);
  }

  private static String file(TableDefinition table) {
    return table.name() + ".parquet";
  }

  private static boolean isUnique(Dataset<Row> rows, List<String> key) {
    Column[] columns = key.stream().map(functions::col).toArray(Column[]::new);
    return columns.length > 0 && rows.select(columns).distinct().count() == rows.count();
  }

  /** Columns of one version only, in words. */
  private static List<String> otherColumns(Dataset<Row> a, Dataset<Row> b) {
    List<String> words = new ArrayList<>();
    missing(b, a).forEach(c -> words.add("column gone: " + c));
    missing(a, b).forEach(c -> words.add("new column: " + c));
    return words;
  }

  private static Stream<String> missing(Dataset<Row> from, Dataset<Row> of) {
    List<String> there = List.of(from.columns());
    return Stream.of(of.columns()).filter(column -> !there.contains(column));
  }

  private static Stream<String> shared(Dataset<Row> a, Dataset<Row> b) {
    List<String> there = List.of(b.columns());
    return Stream.of(a.columns()).filter(there::contains);
  }

  private static List<String> examples(
      List<String> keys, Dataset<Row> changed, List<String> columns) {
    Column[] order = keys.stream().map(k -> col("a." + k)).toArray(Column[]::new);
    Column[] cells =
        Stream.concat(
                columns.stream().map(c -> col("a." + c).as("before_" + c)),
                columns.stream().map(c -> col("b." + c).as("after_" + c)))
            .toArray(Column[]::new);
    return changed.orderBy(order).select(cells).takeAsList(EXAMPLES).stream()
        .map(row -> example(keys, row, columns))
        .toList();
  }

  private static String example(List<String> keys, Row row, List<String> columns) {
    String key =
        keys.stream().map(k -> k + "=" + row.getAs("before_" + k)).collect(Collectors.joining(" "));
    String changes =
        columns.stream()
            .filter(
                c ->
                    !Objects.equals(
                        row.<Object>getAs("before_" + c), row.<Object>getAs("after_" + c)))
            .map(c -> c + " " + row.getAs("before_" + c) + " -> " + row.getAs("after_" + c))
            .collect(Collectors.joining(", "));
    return key + ": " + changes;
  }

  private static Optional<Long> rows(Manifest manifest, String file) {
    return manifest.outputs().stream()
        .filter(o -> o.file().equals(file))
        .map(Manifest.Output::rows)
        .findFirst();
  }

  private static String hash(Manifest manifest, String file) {
    return manifest.outputs().stream()
        .filter(o -> o.file().equals(file))
        .map(Manifest.Output::sha256)
        .findFirst()
        .orElse("absent");
  }
}
