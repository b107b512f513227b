package org.summitledger.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.ChunkParser.KeyUse;
import org.summitledger.source.ChunkParser.Parsed;
import org.summitledger.source.ChunkParser.Stated;

/**
 * Reads a statistical file of any size, in parallel and in bounded memory, and says of it exactly
 * what {@link FlowReader} says; only the flows go to a {@link Sink}, in columns. Memory grows with
 * the rows that are refused, by eight bytes a row where a file is not sorted by its codes, and
 * where it holds several revisions of the Harmonized System as {@link OneRevision} says.
 *
 * <p>One reader reads one file once.
 */
public final class BulkFlowReader {
  /** From so many bytes of text on a file is better read in bulk. */
  public static final long LARGE = 4L << 20;

  private final InputFile file;
  private final Layout layout;
  private final CodeLists codeLists;
  private final int threads;
  private final Limits limits;
  private final FlowCodes codes = new FlowCodes();

  /**
   * Takes flows.
   *
   * @param <R> what is made of a batch
   */
  public interface Sink<R> {
    /**
     * Makes of a batch what is to be taken, in whichever reading thread; the batch is the sink's to
     * keep. Called by several threads at a time and in no order, never with an empty batch.
     */
    R prepare(FlowBatch batch) throws IOException;

    /** Takes what was made of a batch: in the order of the file's lines, one at a time. */
    void accept(R prepared) throws IOException;

    /**
     * Forgets all that was taken so far, since the file has to be read again from its start: its
     * rows are not sorted, or a record is more than a line.
     */
    void restart() throws IOException;
  }

  /**
   * How the file is cut.
   *
   * @param chunkBytes how much text a thread reads at a time
   * @param recordBytes the largest file that is read record by record where lines are not records
   */
  record Limits(int chunkBytes, long recordBytes) {
    static final Limits USUAL = new Limits(1 << 22, 1L << 28);

    boolean holds(InputFile file) {
      return file.textBytes() <= recordBytes;
    }

    long largest(InputFile file) {
      return file.isPacked() ? recordBytes / InputFile.UNPACKED : recordBytes;
    }
  }

  /** A chunk's part of the result. */
  private record Made<R>(Parsed parsed, @Nullable R prepared) {}

  /**
   * A reader of one file.
   *
   * @param codes what the layout's codes stand for; asked by several threads at a time
   * @param threads how many threads read
   */
  public BulkFlowReader(InputFile file, Layout layout, CodeLists codes, int threads) {
    this(file, layout, codes, threads, Limits.USUAL);
  }

  BulkFlowReader(InputFile file, Layout layout, CodeLists codes, int threads, Limits limits) {
    this.file = file;
    this.layout = layout;
    this.codeLists = codes;
    this.threads = threads;
    this.limits = limits;
  }

  /**
   * Whether a file of any size can be read: lines of text, by a layout of one value a row, each
   * column one thing.
   */
  public static boolean suits(InputFile file, Layout layout) {
    return !file.isParquet() && PlainColumns.suit(layout);
  }

  /** The codes that the batches' places stand for. */
  public FlowBatch.Codes codes() {
    return codes;
  }

  /**
   * Reads the file.
   *
   * @return what became of every value that it prints
   * @throws BadInputException if the file as a whole cannot be read, or the layout names a code
   *     scheme that does not exist; what the sink took is then worth nothing
   * @throws IOException if the sink fails
   */
  public <R> FlowTally read(Sink<R> sink) throws IOException {
    new FlowRows(layout, codeLists).check(file.name());
    if (!suits(file, layout)) {
      requireFits(file, layout, limits);
      return records(sink);
    }
    try {
      return lines(sink);
    } catch (RereadException e) {
      if (!isSmall()) {
        throw tooLarge(e.why());
      }
    } catch (BadInputException e) {
      if (!isSmall()) {
        throw e;
      }
    }
    // What reads the whole file at once has the last word on what is wrong with it first.
    sink.restart();
    return records(sink);
  }

  private <R> FlowTally lines(Sink<R> sink) throws IOException, RereadException {
    FlowTally tally = sortedOrRemembering(sink);
    if (codes.hasRevisions()) {
      pass(new KeyUse.Ignored(), Parsed::batch, new OneRevision(file, layout, codes)::check);
    }
    return tally;
  }

  private <R> FlowTally sortedOrRemembering(Sink<R> sink) throws IOException, RereadException {
    try {
      return sorted(sink);
    } catch (RereadException e) {
      if (e.how() != RereadException.How.REMEMBERING) {
        throw e;
      }
      sink.restart();
      return remembering(sink);
    }
  }

  private <R> FlowTally sorted(Sink<R> sink) throws IOException, RereadException {
    FlowCount count = new FlowCount();
    KeyOrder order = new KeyOrder(layout.keyColumns().size());
    long lines =
        pass(
            new KeyUse.Ascending(),
            parsed -> made(parsed, parsed.batch(), sink),
            made -> {
              if (!order.next(made.parsed().order)) {
                throw ChunkParser.outOfOrder(made.parsed().batch().line()[0]);
              }
              take(made, count, sink);
            });
    return count.result(lines);
  }

  private <R> FlowTally remembering(Sink<R> sink) throws IOException, RereadException {
    Remembered remembered = remember();
    FlowCount count = new FlowCount();
    count.add(remembered.repeats());
    long lines =
        pass(
            new KeyUse.Ignored(),
            parsed -> made(parsed, remembered.kept(parsed.batch(), parsed.count), sink),
            made -> take(made, count, sink));
    return count.result(lines);
  }

  private Remembered remember() throws IOException, RereadException {
    List<long[]> hashes = new ArrayList<>();
    pass(new KeyUse.Noted(), Parsed::hashes, hashes::add);
    LongSet suspects = Remembered.repeated(hashes);
    ProductParents products = codes.hasLevels() ? new ProductParents(codes) : null;
    Repeats repeats = new Repeats(layout);
    FlowCount refused = new FlowCount();
    LongSet candidates = new LongSet();
    LongSet parents = new LongSet();
    if (!suspects.isEmpty() || products != null) {
      pass(
          new KeyUse.Suspected(suspects),
          parsed -> parsed,
          parsed -> {
            for (Stated one : parsed.suspects) {
              repeats.add(one.row(), one.measure(), one.flow(), refused);
            }
            if (products != null) {
              candidates.addAll(products.candidates(parsed.batch()));
            }
          });
    }
    if (products != null) {
      pass(
          new KeyUse.Ignored(),
          parsed -> products.parents(parsed.batch(), candidates),
          parents::addAll);
    }
    return Remembered.of(repeats, refused, products, parents);
  }

  /** What a pass makes of a chunk's flows. */
  private interface Use<R> {
    R of(Parsed parsed) throws IOException;
  }

  /**
   * Goes through the file once, and counts its lines as it is cut into them, but for the header.
   */
  private <R> long pass(KeyUse keys, Use<R> use, ParallelRead.Taker<R> taker)
      throws IOException, RereadException {
    try (ByteChunks chunks = new ByteChunks(file, limits.chunkBytes())) {
      CsvTable.Header header = new CsvTable(file, layout.neededColumns()).header(chunks.header());
      ParallelRead.run(
          chunks,
          threads,
          () -> {
            ChunkParser parser = new ChunkParser(file, layout, codeLists, codes, header, keys);
            return chunk -> use.of(parser.parse(chunk));
          },
          taker);
      long lines = chunks.lines() - 1;
      if (lines == 0) {
        throw file.withoutRows();
      }
      return lines;
    }
  }

  private static <R> Made<R> made(Parsed parsed, FlowBatch batch, Sink<R> sink) throws IOException {
    MoneySum kept = new MoneySum();
    for (int i = 0; i < batch.size(); i++) {
      kept.add(batch.value()[i]);
    }
    parsed.count.keep(kept.tally());
    return new Made<>(parsed, batch.size() == 0 ? null : sink.prepare(batch));
  }

  private static <R> void take(Made<R> made, FlowCount count, Sink<R> sink) throws IOException {
    count.add(made.parsed().count);
    if (made.prepared() != null) {
      sink.accept(made.prepared());
    }
  }

  /**
   * Refuses a file that can be read only record by record, and does not fit into memory so.
   *
   * @throws BadInputException naming what would make it fit
   */
  public static void requireFits(InputFile file, Layout layout) {
    requireFits(file, layout, Limits.USUAL);
  }

  private static void requireFits(InputFile file, Layout layout, Limits limits) {
    if (!file.isParquet() && !PlainColumns.suit(layout) && !limits.holds(file)) {
      throw file.stop(
          IssueCode.FILE_TOO_LARGE,
          "Its layout is not of one plain value a row, and such a file is held in memory: up to "
              + limits.largest(file)
              + (file.isPacked() ? " packed" : "")
              + " bytes, where it has "
              + file.bytes()
              + ". Split it, for example by year, and list its parts under `path`.");
    }
  }

  private boolean isSmall() {
    return limits.holds(file);
  }

  private BadInputException tooLarge(String why) {
    return file.stop(
        IssueCode.QUOTE_INVALID,
        why
            + ". A file of more than "
            + limits.largest(file)
            + " bytes is read line by line, which needs one record a line, without quotes, and one"
            + " value column. Write it so, or split it.");
  }

  private <R> FlowTally records(Sink<R> sink) throws IOException {
    FlowFile read = FlowReader.read(file, layout, codeLists);
    if (!read.flows().isEmpty()) {
      sink.accept(sink.prepare(codes.batch(read.flows())));
    }
    return read.tally();
  }
}
