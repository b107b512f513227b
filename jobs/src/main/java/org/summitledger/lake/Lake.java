package org.summitledger.lake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.source.BulkFlowReader;
import org.summitledger.source.CodeLists;
import org.summitledger.source.DataPackage;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowFile;
import org.summitledger.source.FlowReader;
import org.summitledger.source.FlowTally;
import org.summitledger.source.Hashes;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.Layout;
import org.summitledger.store.Durable;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteFolder;

/**
 * The store of all trade flows ever read, one folder a file. A folder is named by the file's bytes,
 * its name, its layout, the code lists and the reader's version, appears whole or not at all, and
 * never changes: what was read once is not read again, and every vintage stays.
 */
public final class Lake {
  /** The file that makes a folder an entry. */
  public static final String ENTRY = "entry.json";

  /** Changes when the way files are read changes, so that they are read again. */
  private static final String READER = "6";

  /** What to do where one of its files is damaged. */
  static final String READ_AGAIN =
      "Delete the folder that it lies in: the next night reads what it holds again";

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final String FLOWS = "flows.parquet";
  private static final String REJECTED = "rejected.parquet";

  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  private final Path folder;
  private final LakeCopy copy;
  private final Staging staging;
  private final long large;

  /** A lake in a folder, which need not exist yet. */
  public Lake(Path folder) {
    this(folder, Optional.empty(), BulkFlowReader.LARGE);
  }

  /**
   * A lake that lies elsewhere.
   *
   * @param copy where its entries are put together and what is needed of others is copied to
   * @param remote where it lies
   */
  public Lake(Path copy, RemoteFolder remote) {
    this(copy, Optional.of(remote), BulkFlowReader.LARGE);
  }

  /**
   * A lake in a folder, which need not exist yet.
   *
   * @param large from how many bytes of text on a file is not held in memory
   */
  Lake(Path folder, long large) {
    this(folder, Optional.empty(), large);
  }

  private Lake(Path folder, Optional<RemoteFolder> remote, long large) {
    this.folder = folder;
    this.copy = new LakeCopy(folder, remote);
    this.staging = new Staging(folder);
    this.large = large;
  }

  /** The key under which a file lies, or will lie. */
  public static String key(InputFile file, Layout layout, CodeLists codes) {
    return key(file.name(), file.sha256(), layout, codes);
  }

  private static String key(String name, String sha256, Layout layout, CodeLists codes) {
    return Hashes.sha256(
        String.join("\n", READER, sha256, name, layout.toString(), codes.fingerprint()));
  }

  /** Whether a folder of a lake is named like an entry. */
  public static boolean isKey(String name) {
    return KEY.matcher(name).matches();
  }

  /** A file that has been read before. */
  public Optional<LakeEntry> find(String key) {
    Path json = folder.resolve(key).resolve(ENTRY);
    try {
      copy.refresh(key);
      return Files.exists(json)
          ? Optional.of(JSON.readValue(json.toFile(), LakeEntry.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          "Cannot read the lake", new IOException(json + " is damaged. " + READ_AGAIN, e));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + json, e);
    }
  }

  /**
   * What the lake holds of other bytes of a file: what a layout read of them; or where it read
   * none, the only thing that another did for the same dataflow. Of several nobody can tell which
   * is right.
   *
   * @param fileName the file's
   * @param sha256 of the other bytes
   */
  public Optional<LakeEntry> readOf(
      String fileName, String sha256, Layout layout, CodeLists codes) {
    Optional<LakeEntry> exactly = readable(key(fileName, sha256, layout, codes));
    if (exactly.isPresent()) {
      return exactly;
    }
    List<LakeEntry> others =
        copy.keys().stream()
            .flatMap(key -> readable(key).stream())
            .filter(e -> e.fileName().equals(fileName) && e.fileSha256().equals(sha256))
            .filter(e -> e.source().equals(layout.source()))
            .filter(e -> e.dataflow().equals(layout.dataflow()))
            .filter(e -> e.frequency().equals(layout.frequency()))
            .toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  /** Of entries that no table is made of, a damaged one is nobody's loss. */
  private Optional<LakeEntry> readable(String key) {
    try {
      return find(key);
    } catch (UncheckedIOException e) {
      LOG.warn("{}: {}", e.getMessage(), String.valueOf(e.getCause()));
      return Optional.empty();
    }
  }

  /**
   * Reads a file into the lake.
   *
   * @throws org.summitledger.source.BadInputException if the file as a whole cannot be read; the
   *     lake is then as it was
   */
  public LakeEntry add(
      InputFile file,
      Layout layout,
      DataPackage from,
      CodeLists codes,
      Grouping grouping,
      int threads) {
    try {
      return isLarge(file, layout)
          ? addLarge(file, layout, from, codes, grouping, threads)
          : addSmall(file, layout, from, codes, grouping);
    } catch (SumOutOfRangeException e) {
      throw e.of(file.name());
    }
  }

  /** Whether a file is read by several threads, and alone. */
  public boolean isLarge(InputFile file, Layout layout) {
    return file.textBytes() >= large && BulkFlowReader.suits(file, layout);
  }

  private LakeEntry addSmall(
      InputFile file, Layout layout, DataPackage from, CodeLists codes, Grouping grouping) {
    BulkFlowReader.requireFits(file, layout);
    FlowFile read = FlowReader.read(file, layout, codes);
    Batches flows = Batches.of(read.flows());
    Contents contents = Contents.none();
    contents.add(flows.flows(), flows.codes());
    LakeEntry entry =
        LakeEntry.of(key(file, layout, codes), file, layout, from, read.tally(), contents);
    store(entry, flows, read.rejected(), grouping);
    return entry;
  }

  /** Puts what was read of a file into the lake. */
  void store(LakeEntry entry, Batches flows, List<Issue> rejected, Grouping grouping) {
    staging.in(
        staged -> {
          try (LeafWriter leaves = new LeafWriter(staged.resolve(FLOWS))) {
            leaves.append(
                leaves.prepare(
                    flows.flows(), flows.codes(), flows.unitsBeside(entry.quantityUnit())));
          }
          Sums sums = new Sums(flows.codes(), grouping, Scope.of(entry));
          sums.addLines(flows.flows(), flows.unitsBeside(entry.quantityUnit()));
          Batches cells = flows.byCell();
          sums.addCells(cells.flows(), cells.unitsBeside(entry.quantityUnit()));
          sums.write(entry, new SumFiles(staged, grouping), 1);
          publish(staged, entry, rejected);
          return entry;
        });
  }

  private LakeEntry addLarge(
      InputFile file,
      Layout layout,
      DataPackage from,
      CodeLists codes,
      Grouping grouping,
      int threads) {
    return staging.in(
        staged -> {
          BulkFlowReader reader = new BulkFlowReader(file, layout, codes, threads);
          LargeFile large =
              new LargeFile(staged.resolve(FLOWS), reader.codes(), grouping, Scope.of(layout));
          FlowTally tally;
          try (large) {
            tally = reader.read(large);
          }
          LakeEntry entry =
              LakeEntry.of(key(file, layout, codes), file, layout, from, tally, large.contents());
          Sums sums =
              large.sums().mayRepeatCells()
                  ? LeafSums.ofCells(staged.resolve(FLOWS), entry, grouping)
                  : large.sums();
          sums.write(entry, new SumFiles(staged, grouping), threads);
          publish(staged, entry, tally.rejected());
          return entry;
        });
  }

  private void publish(Path staged, LakeEntry entry, List<Issue> rejected) throws IOException {
    LakeWriter.rejected(staged.resolve(REJECTED), entry, rejected);
    JSON.writeValue(staged.resolve(ENTRY).toFile(), entry);
    staging.publish(staged, entry.id());
    copy.share(entry.id());
  }

  /**
   * Adds an entry up by what reports group by today, from its leaf file, if that has not been done.
   * Sums that are there stay: an earlier day has its own.
   */
  public void addUp(LakeEntry entry, Grouping grouping) {
    if (copy.exists(sums(entry, grouping).sectors())) {
      return;
    }
    try {
      makeSums(entry, grouping);
    } catch (SumOutOfRangeException e) {
      throw e.of(entry.fileName());
    }
  }

  private void makeSums(LakeEntry entry, Grouping grouping) {
    staging.in(
        staged -> {
          copy.fetch(flows(entry));
          SumFiles made = new SumFiles(staged, grouping);
          LeafSums.of(flows(entry), entry, grouping).write(entry, made, 1);
          Folders.force(staged);
          Path home = folder.resolve(entry.id());
          for (Path file : made.of(entry)) {
            Path moved = home.resolve(file.getFileName());
            Files.move(file, moved, StandardCopyOption.ATOMIC_MOVE);
            // The last one tells that all are there: it must not be on the disk before the others.
            Durable.force(home);
            copy.share(moved);
          }
          copy.drop(flows(entry));
          return entry;
        });
  }

  /** How many values of each period an entry keeps, by the period's first day. */
  public SortedMap<String, Long> rowsByPeriod(LakeEntry entry) {
    SortedMap<String, Long> rows = new TreeMap<>();
    if (entry.periods().size() == 1) {
      rows.put(entry.periods().get(0), entry.rowsKept());
      return rows;
    }
    try {
      LeafReader reader = new LeafReader(entry);
      copy.read(
          flows(entry),
          leaves ->
              reader.forEach(
                  leaves,
                  (batch, units) -> {
                    List<FlowBatch.Codes.Period> periods = reader.codes().periods();
                    for (int i = 0; i < batch.size(); i++) {
                      String start = periods.get(batch.period()[i]).start().toString();
                      rows.merge(start, 1L, Long::sum);
                    }
                  }));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + flows(entry), e);
    }
  }

  /** Where Spark reads one of the files below. */
  public String uri(Path file) {
    return copy.uri(file);
  }

  /** The same file on this machine: a copy of it where the lake lies elsewhere. */
  Path local(Path file) {
    copy.fetch(file);
    return file;
  }

  /** The Parquet file of an entry's flows. */
  public Path flows(LakeEntry entry) {
    return folder.resolve(entry.id()).resolve(FLOWS);
  }

  /** The Parquet files of what an entry comes to. */
  public SumFiles sums(LakeEntry entry, Grouping grouping) {
    return new SumFiles(folder.resolve(entry.id()), grouping);
  }

  /** The Parquet file of an entry's rejected rows. */
  public Path rejected(LakeEntry entry) {
    return folder.resolve(entry.id()).resolve(REJECTED);
  }
}
