package org.summitledger.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.reference.ReferenceData;
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteFolder;

/** What lies in a warehouse's lake, and what of it nothing uses. */
public final class LakeContents {
  private static final String DOOMED = Folders.UNFINISHED + "gc-";
  private static final int SHORT = 12;

  /** A night elsewhere may not yet have named what it has read. */
  private static final Duration NIGHT = Duration.ofDays(2);

  private final Warehouse warehouse;
  private final Lake lake;
  private final List<Held> held = new ArrayList<>();
  private final List<Path> leftovers = new ArrayList<>();
  private final Map<String, Stored> stored;

  /** An entry with the room that its files take. */
  private record Held(LakeEntry entry, long bytes) {}

  /** What lies elsewhere under one key, and when it was last written. */
  private record Stored(long bytes, long modified) {
    Stored and(Stored other) {
      return new Stored(bytes + other.bytes, Math.max(modified, other.modified));
    }
  }

  /** The lake of a warehouse. */
  public LakeContents(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.lake = Lakes.of(warehouse);
    this.stored = stored(warehouse);
    stored.forEach(
        (key, found) ->
            lake.find(key)
                .ifPresentOrElse(
                    e -> held.add(new Held(e, found.bytes())),
                    () -> leftovers.add(warehouse.lake().resolve(key))));
    for (Path folder : Folders.list(warehouse.lake())) {
      String name = String.valueOf(folder.getFileName());
      if (name.startsWith(Folders.UNFINISHED)) {
        leftovers.add(folder);
      } else if (warehouse.remoteLake().isEmpty() && Lake.isKey(name)) {
        lake.find(name)
            .ifPresentOrElse(
                e -> held.add(new Held(e, Folders.bytes(folder))), () -> leftovers.add(folder));
      }
    }
    held.sort(
        Comparator.comparing(
            h ->
                String.join(
                    " ",
                    h.entry().source(),
                    h.entry().dataflow(),
                    h.entry().knownFrom(),
                    h.entry().fileName())));
  }

  /** What there is by key, where the lake lies elsewhere. */
  private static Map<String, Stored> stored(Warehouse warehouse) {
    Map<String, Stored> stored = new TreeMap<>();
    warehouse.remoteLake().stream()
        .flatMap(r -> r.list("").entrySet().stream())
        .forEach(
            file -> {
              String key = file.getKey().replaceFirst("/.*", "");
              if (Lake.isKey(key)) {
                Stored one = new Stored(file.getValue().bytes(), file.getValue().modified());
                stored.merge(key, one, Stored::and);
              }
            });
    return stored;
  }

  /** Prints every file in the lake: a vintage of its dataflow. */
  public void print(PrintStream out) {
    TextTable table =
        new TextTable(
            "source",
            "dataflow",
            "frequency",
            "first",
            "last",
            "vintage",
            "rows",
            "money",
            "currency",
            "bytes",
            "key",
            "file");
    for (Held one : held) {
      LakeEntry e = one.entry();
      table.row(
          e.source(),
          e.dataflow(),
          e.frequency(),
          e.periods().isEmpty() ? "-" : e.periods().get(0),
          e.periods().isEmpty() ? "-" : e.periods().get(e.periods().size() - 1),
          e.knownFrom(),
          Long.toString(e.rowsKept()),
          e.valueKept().toPlainString(),
          e.currency(),
          Long.toString(one.bytes()),
          e.id().substring(0, SHORT),
          e.fileName());
    }
    table.print(out);
    summary(out);
  }

  /** Prints every period of every file: which vintages of it there are. */
  public void printPeriods(PrintStream out) {
    TextTable table =
        new TextTable(
            "source",
            "dataflow",
            "frequency",
            "period",
            "vintage",
            "rows",
            "money",
            "currency",
            "file");
    held.stream()
        .map(Held::entry)
        .flatMap(
            e ->
                lake.rowsByPeriod(e).entrySet().stream()
                    .map(rows -> new Period(e, rows.getKey(), rows.getValue())))
        .sorted(Period.ORDER)
        .forEach(
            period ->
                table.row(
                    period.entry().source(),
                    period.entry().dataflow(),
                    period.entry().frequency(),
                    period.start(),
                    period.entry().knownFrom(),
                    Long.toString(period.rows()),
                    period.money(),
                    period.entry().currency(),
                    period.entry().fileName()));
    table.print(out);
    summary(out);
  }

  /** A period as one file states it. */
  private record Period(LakeEntry entry, String start, long rows) {
    static final Comparator<Period> ORDER =
        Comparator.<Period, String>comparing(p -> p.entry().source())
            .thenComparing(p -> p.entry().dataflow())
            .thenComparing(p -> p.entry().frequency())
            .thenComparing(Period::start)
            .thenComparing(p -> p.entry().knownFrom())
            .thenComparing(p -> p.entry().fileName());

    String money() {
      return Objects.requireNonNull(entry.valueByPeriod().get(start)).toPlainString();
    }
  }

  private void summary(PrintStream out) {
    out.println(
        held.size()
            + " files, "
            + held.stream().mapToLong(h -> h.entry().rowsKept()).sum()
            + " rows, "
            + held.stream().mapToLong(Held::bytes).sum()
            + " bytes in "
            + warehouse.displayName(warehouse.lake()));
    out.println(
        "Money is all that a file's values come to: exports with imports, and the world with its"
            + " partners where it states both.");
    if (!leftovers.isEmpty()) {
      out.println(
          leftovers.size()
              + " leftovers of runs that died; the next night removes them, or lake gc --delete");
    }
  }

  /**
   * Folders that nothing needs: leftovers of runs that died, and entries of files that neither a
   * published version lists among its inputs nor today's descriptors read. An entry of a file that
   * a version lists stays even where today's layout would read the file anew: that version could
   * not be explained without it.
   *
   * @param inputs today's files, found and hashed
   */
  public List<Path> unused(Inputs inputs) {
    Set<String> published = new HashSet<>();
    for (String version : warehouse.versions()) {
      Manifest.of(warehouse.version(version)).stream()
          .flatMap(m -> m.inputs().stream())
          .map((Manifest.Input i) -> i.name() + " " + i.sha256())
          .forEach(published::add);
    }
    ReferenceData codes = ReferenceData.read(inputs.reference().folder());
    Set<String> read = new HashSet<>();
    for (Statistics file : inputs.statistics()) {
      read.add(Lake.key(file.file(), file.layout(), codes));
    }
    List<Path> unused = new ArrayList<>(leftovers);
    held.stream()
        .map(Held::entry)
        .filter(e -> !read.contains(e.id()))
        .filter(e -> !published.contains(e.fileName() + " " + e.fileSha256()))
        .forEach(e -> unused.add(warehouse.lake().resolve(e.id())));
    if (!stored.isEmpty()) {
      long atRest = warehouse.remoteLake().orElseThrow().now().minus(NIGHT).toEpochMilli();
      unused.removeIf(folder -> find(folder).filter(s -> s.modified() >= atRest).isPresent());
    }
    return unused;
  }

  private Optional<Stored> find(Path folder) {
    return Optional.ofNullable(stored.get(String.valueOf(folder.getFileName())));
  }

  /** The bytes that an unused folder's files take, where the lake lies. */
  public long size(Path folder) {
    return find(folder).map(Stored::bytes).orElseGet(() -> Folders.bytes(folder));
  }

  /**
   * Deletes folders of the lake. Each goes out of its place in one step first, so that no reader
   * ever finds half an entry. Only the holder of the lock may call it.
   */
  public void delete(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      String id = String.valueOf(folder.getFileName());
      warehouse.remoteLake().ifPresent(r -> deleteEntry(r, id));
      if (Files.notExists(folder)) {
        continue;
      }
      Path doomed = warehouse.lake().resolve(DOOMED + folder.getFileName());
      Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(doomed);
    }
  }

  /** First what says that it is an entry. */
  private static void deleteEntry(RemoteFolder lake, String id) {
    lake.delete(id + "/" + Lake.ENTRY);
    lake.delete(id);
  }
}
