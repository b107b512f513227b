package org.summitledger.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the lines of chunks as flows; one thread's. A line that is plain, and whose codes were met
 * before, is read from its bytes; every other goes through {@link CsvTable} and {@link FlowRows},
 * which alone judge.
 */
final class ChunkParser {
  private final InputFile file;
  private final CsvTable table;
  private final CsvTable.Header header;
  private final PlainColumns columns;
  private final PlainCells cells;
  private final LearntCodes learnt;
  private final FlowCodes places;
  private final FlowRows rows;
  private final KeyUse use;

  /** What is done with the keys. */
  sealed interface KeyUse {
    /** They must come in ascending order. */
    record Ascending() implements KeyUse {}

    /** Nothing: what they say is known. */
    record Ignored() implements KeyUse {}

    /** Their hashes are noted. */
    record Noted() implements KeyUse {}

    /** Rows whose key has one of these hashes are handed out as rows. */
    record Suspected(LongSet hashes) implements KeyUse {}
  }

  /** A row with the flow it states. */
  record Stated(CsvRow row, Layout.Measure measure, Flow flow) {}

  /** What a chunk holds. */
  static final class Parsed {
    private final BatchBuilder flows;
    private final MoneySum outside = new MoneySum();
    final FlowCount count = new FlowCount();
    final KeyOrder order;
    final List<Stated> suspects = new ArrayList<>();
    private final long[] hashes;
    private int hashCount;

    Parsed(int lines, int keyColumns, boolean noted) {
      flows = new BatchBuilder(lines);
      order = new KeyOrder(keyColumns);
      hashes = new long[noted ? lines : 0];
    }

    FlowBatch batch() {
      return flows.batch();
    }

    long[] hashes() {
      return Arrays.copyOf(hashes, hashCount);
    }
  }

  ChunkParser(
      InputFile file,
      Layout layout,
      CodeLists codes,
      FlowCodes places,
      CsvTable.Header header,
      KeyUse use) {
    this.file = file;
    this.table = new CsvTable(file, layout.neededColumns());
    this.header = header;
    this.columns = new PlainColumns(layout, header);
    this.cells = new PlainCells(columns);
    this.learnt = new LearntCodes(layout, columns, places);
    this.places = places;
    this.rows = new FlowRows(layout, codes);
    this.use = use;
  }

  /**
   * Reads a chunk.
   *
   * @throws BadInputException if the file as a whole cannot be read
   * @throws RereadException if it cannot be read in this way
   */
  Parsed parse(Chunk chunk) throws RereadException {
    boolean noted = use instanceof KeyUse.Noted;
    Parsed parsed = new Parsed(chunk.lines, columns.keys.size(), noted);
    long line = chunk.firstLine;
    int at = chunk.start;
    while (at < chunk.end) {
      int next = cells.read(chunk.bytes, at);
      if (next < 0 || !takePlain(line, parsed)) {
        next = takeOther(chunk, at, line, parsed);
      }
      at = next;
      line++;
    }
    if (parsed.outside.tally().rows() > 0) {
      parsed.count.exclude(FlowReader.NOT_KEPT, parsed.outside.tally());
    }
    return parsed;
  }

  private boolean takePlain(long line, Parsed parsed) throws RereadException {
    if (!learnt.look(cells.keys)) {
      return false;
    }
    if (learnt.isOutside()) {
      parsed.outside.add(cells.value);
      return true;
    }
    if (!learnt.isInside() || isSuspect(cells.keys) || !learnt.put(parsed.flows)) {
      return false;
    }
    parsed.flows.add(line, cells.value, cells.quantity);
    note(cells.keys, line, parsed);
    return true;
  }

  private int takeOther(Chunk chunk, int start, long line, Parsed parsed) throws RereadException {
    int end = start;
    while (chunk.bytes[end] != '\n') {
      end++;
    }
    String text = PlainLine.text(chunk.bytes, start, end, line, file);
    List<Stated> stated = new ArrayList<>();
    try {
      table.line(
          text,
          line,
          header,
          row -> {
            boolean seen = learnt.see(row);
            rows.read(
                row,
                parsed.count,
                (r, measure, flow) -> {
                  stated.add(new Stated(r, measure, flow));
                  if (seen) {
                    learnt.learn(flow);
                  }
                });
          },
          issue -> rows.notARow(issue, parsed.count));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Stated one : stated) {
      take(one, parsed);
    }
    return end + 1;
  }

  private void take(Stated stated, Parsed parsed) throws RereadException {
    long[] key = key(stated.row());
    parsed.flows.add(stated.flow(), places);
    note(key, stated.flow().line(), parsed);
    if (isSuspect(key)) {
      parsed.suspects.add(stated);
    }
    if (use instanceof KeyUse.Ascending && places.hasLevels()) {
      throw new RereadException(
          RereadException.How.REMEMBERING, "Line " + stated.flow().line() + " is of another level");
    }
  }

  private void note(long[] key, long line, Parsed parsed) throws RereadException {
    if (use instanceof KeyUse.Noted) {
      parsed.hashes[parsed.hashCount++] = hash(key);
    } else if (use instanceof KeyUse.Ascending && !parsed.order.next(key)) {
      throw outOfOrder(line);
    }
  }

  static RereadException outOfOrder(long line) {
    return new RereadException(
        RereadException.How.REMEMBERING, "Line " + line + " does not come in the order of keys");
  }

  private boolean isSuspect(long[] key) {
    return use instanceof KeyUse.Suspected suspected
        && !suspected.hashes().isEmpty()
        && suspected.hashes().contains(hash(key));
  }

  private static long hash(long[] key) {
    long hash = 1;
    for (long text : key) {
      hash = Mix.next(hash, text);
    }
    return hash;
  }

  /** A long text has no place in the order, but equal ones get equal numbers. */
  private long[] key(CsvRow row) throws RereadException {
    long[] key = new long[columns.keys.size()];
    for (int i = 0; i < key.length; i++) {
      String text = row.cell(columns.keys.get(i)).strip();
      if (ShortTexts.isShort(text)) {
        key[i] = ShortTexts.pack(text);
      } else if (use instanceof KeyUse.Ascending) {
        throw outOfOrder(row.line());
      } else {
        key[i] = text.hashCode();
      }
    }
    return key;
  }
}
