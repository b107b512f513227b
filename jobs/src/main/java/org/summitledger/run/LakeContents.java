package org.summitledger.run;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.reference.ReferenceData;
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.store.RemoteFolder;

/** What lies in a warehouse's lake, and what of it nothing uses. */
public final class LakeContents {
  private static final String LEFTOVER = ".staging-";
  private static final String DOOMED = ".staging-gc-";
  private static final int SHORT = 12;

  private final Warehouse warehouse;
  private final List<Held> held = new ArrayList<>();
  private final List<Path> leftovers = new ArrayList<>();

  /** An entry with the room that its files take. */
  private record Held(LakeEntry entry, long bytes) {}

  /** The lake of a warehouse. */
  public LakeContents(Warehouse warehouse) {
    this.warehouse = warehouse;
    Lake lake = Lakes.of(warehouse);
    Map<String, Long> remote = remoteSizes(warehouse);
    remote.forEach((key, bytes) -> lake.find(key).ifPresent(e -> held.add(new Held(e, bytes))));
    for (Path folder : Warehouse.list(warehouse.lake())) {
      String name = String.valueOf(folder.getFileName());
      if (name.startsWith(LEFTOVER)) {
        leftovers.add(folder);
      } else if (remote.isEmpty()) {
        lake.find(name).ifPresent(e -> held.add(new Held(e, size(folder))));
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

  /** The sizes of entries by their keys, where the lake lies elsewhere. */
  private static Map<String, Long> remoteSizes(Warehouse warehouse) {
    Map<String, Long> sizes = new TreeMap<>();
    warehouse.remoteLake().stream()
        .flatMap(r -> r.list("").entrySet().stream())
        .forEach(
            file ->
                sizes.merge(
                    file.getKey().replaceFirst("/.*", ""), file.getValue().bytes(), Long::sum));
    return sizes;
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
    out.println(
        held.size()
            + " files, "
            + held.stream().mapToLong(h -> h.entry().rowsKept()).sum()
            + " rows, "
            + held.stream().mapToLong(Held::bytes).sum()
            + " bytes in "
            + warehouse.shown(warehouse.lake()));
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
      Warehouse.manifest(warehouse.version(version)).stream()
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
    return unused;
  }

  /** The bytes that the files of a folder take. */
  public static long size(Path folder) {
    return below(folder).stream()
        .map(Path::toFile)
        .filter(File::isFile)
        .mapToLong(File::length)
        .sum();
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
      List<Path> files = below(doomed);
      for (int i = files.size() - 1; i >= 0; i--) {
        Files.delete(files.get(i));
      }
    }
  }

  /** First what says that it is an entry. */
  private static void deleteEntry(RemoteFolder lake, String id) {
    lake.delete(id + "/" + Lake.ENTRY);
    lake.delete(id);
  }

  /** A folder and all in it, each before what it holds. */
  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
