package org.summitledger.lake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.summitledger.source.CodeLists;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowFile;
import org.summitledger.source.FlowReader;
import org.summitledger.source.Hashes;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;

/**
 * The store of all trade flows ever read, one folder a file. A folder is named by the file's bytes,
 * its layout and the code lists, appears whole or not at all, and never changes: what was read once
 * is not read again, and every vintage stays.
 */
public final class Lake {
  /** Changes when the way files are read changes, so that they are read again. */
  private static final String READER = "3";

  private static final String ENTRY = "entry.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  private final Path folder;

  /** A lake in a folder, which need not exist yet. */
  public Lake(Path folder) {
    this.folder = folder;
  }

  /** The key under which a file lies, or will lie. */
  public static String key(InputFile file, Layout layout, CodeLists codes) {
    return Hashes.sha256(
        String.join(
            "\n", READER, file.sha256(), file.name(), layout.toString(), codes.fingerprint()));
  }

  /** A file that has been read before. */
  public Optional<LakeEntry> find(String key) {
    Path json = folder.resolve(key).resolve(ENTRY);
    try {
      return Files.exists(json)
          ? Optional.of(JSON.readValue(json.toFile(), LakeEntry.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + json, e);
    }
  }

  /**
   * Reads a file into the lake.
   *
   * @throws org.summitledger.source.BadInputException if the file as a whole cannot be read; the
   *     lake is then as it was
   */
  public LakeEntry add(InputFile file, Layout layout, DataPackage from, CodeLists codes) {
    FlowFile read = FlowReader.read(file, layout, codes);
    LakeEntry entry = entry(key(file, layout, codes), file, layout, from, read);
    Path staged = folder.resolve(".staging-" + UUID.randomUUID());
    try {
      Files.createDirectories(staged);
      LakeWriter.flows(staged.resolve("flows.parquet"), entry, read.flows());
      LakeWriter.rejected(staged.resolve("rejected.parquet"), entry, read.rejected());
      JSON.writeValue(staged.resolve(ENTRY).toFile(), entry);
      move(staged, folder.resolve(entry.id()));
      return entry;
    } catch (IOException e) {
      discard(staged, e);
      throw new UncheckedIOException("Cannot write to the lake at " + folder, e);
    }
  }

  /** The Parquet file of an entry's flows. */
  public Path flows(LakeEntry entry) {
    return folder.resolve(entry.id()).resolve("flows.parquet");
  }

  /** The Parquet file of an entry's rejected rows. */
  public Path rejected(LakeEntry entry) {
    return folder.resolve(entry.id()).resolve("rejected.parquet");
  }

  /** A folder of the same name holds the same bytes: whoever came first wins. */
  private static void move(Path staged, Path target) throws IOException {
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(target.resolve(ENTRY))) {
        throw e;
      }
      deleteFolder(staged);
    }
  }

  private static void discard(Path staged, IOException because) {
    try {
      if (Files.exists(staged)) {
        deleteFolder(staged);
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static void deleteFolder(Path path) throws IOException {
    try (var files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }

  private static LakeEntry entry(
      String id, InputFile file, Layout layout, DataPackage from, FlowFile read) {
    Map<String, BigDecimal> valueByPeriod = new TreeMap<>();
    TreeSet<String> countries = new TreeSet<>();
    for (Flow flow : read.flows()) {
      countries.add(flow.reporter());
      countries.add(flow.partner());
      BigDecimal value = flow.value() == null ? BigDecimal.ZERO : flow.value();
      valueByPeriod.merge(flow.periodStart().toString(), value, BigDecimal::add);
    }
    Map<String, Long> exclusions = new TreeMap<>();
    read.excluded().forEach((reason, tally) -> exclusions.put(reason, tally.rows()));
    return new LakeEntry(
        id,
        file.name(),
        file.sha256(),
        file.bytes(),
        layout.source(),
        layout.dataflow(),
        layout.knownFrom().toString(),
        layout.frequency(),
        List.copyOf(valueByPeriod.keySet()),
        layout.currency(),
        layout.partners().name().toLowerCase(Locale.ROOT),
        layout.products().name().toLowerCase(Locale.ROOT),
        layout.world().name().toLowerCase(Locale.ROOT),
        from.producers(),
        from.licence(),
        read.read().rows(),
        read.kept().rows(),
        read.refused().rows(),
        read.excludedInAll().rows(),
        read.read().money(),
        read.kept().money(),
        read.refused().money(),
        read.excludedInAll().money(),
        valueByPeriod,
        List.copyOf(countries),
        exclusions);
  }
}
