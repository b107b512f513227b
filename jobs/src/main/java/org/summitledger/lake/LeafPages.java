package org.summitledger.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Encodes the columns of one row group into Parquet's pages, a whole array at a time. Parquet's own
 * column writers take value after value, and cost a file of tens of millions of rows more than
 * reading its text does.
 *
 * <p>Codes go into a dictionary, numbers that hardly repeat are packed by their differences.
 */
final class LeafPages {
  /** So many rows can be skipped at a time by the column index. */
  private static final int PAGE_ROWS = 20_000;

  private static final int NOTHING = -1;
  private static final int SLAB = 1 << 10;
  private static final int LARGEST_SLAB = 1 << 16;
  private static final int DELTA_BLOCK = 128;
  private static final int DELTA_MINI_BLOCKS = 4;

  private final PageWriteStore store;
  private final MessageType schema;
  private final int rows;
  private final ByteBufferAllocator memory = new HeapByteBufferAllocator();

  /**
   * Of a row group.
   *
   * @param rows how many rows each column has
   */
  LeafPages(PageWriteStore store, MessageType schema, int rows) {
    this.store = store;
    this.schema = schema;
    this.rows = rows;
  }

  /**
   * A column of integers that repeat.
   *
   * @param places for each row a place in {@code codes}
   * @param codes the integers; in an optional column 0 is null
   */
  void codes(String name, int[] places, int[] codes) throws IOException {
    boolean optional = column(name).getMaxDefinitionLevel() > 0;
    Map<Integer, Integer> entryOf = new HashMap<>();
    List<Integer> entries = new ArrayList<>();
    int[] entryAt = new int[codes.length];
    Arrays.fill(entryAt, NOTHING);
    int[] dictionary = new int[rows];
    for (int i = 0; i < rows; i++) {
      int place = places[i];
      int entry = entryAt[place];
      if (entry == NOTHING && !(optional && codes[place] == 0)) {
        entry =
            entryOf.computeIfAbsent(
                codes[place],
                code -> {
                  entries.add(code);
                  return entries.size() - 1;
                });
        entryAt[place] = entry;
      }
      dictionary[i] = entry;
    }
    ByteBuffer plain =
        ByteBuffer.allocate(entries.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    entries.forEach(plain::putInt);
    write(
        name,
        dictionary,
        entries.size(),
        BytesInput.from(plain.array()),
        (statistics, entry) -> statistics.updateStats(entries.get(entry)));
  }

  /**
   * A column of texts that repeat.
   *
   * @param texts one for each row, empty for null; or none at all
   */
  void texts(String name, List<String> texts) throws IOException {
    Map<String, Integer> entryOf = new HashMap<>();
    List<Binary> entries = new ArrayList<>();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int[] dictionary = new int[rows];
    Arrays.fill(dictionary, NOTHING);
    String last = "";
    int entry = NOTHING;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      // Equal texts mostly follow each other.
      if (!text.equals(last)) {
        last = text;
        entry =
            text.isEmpty()
                ? NOTHING
                : entryOf.computeIfAbsent(
                    text,
                    t -> {
                      byte[] bytes = t.getBytes(StandardCharsets.UTF_8);
                      plain.writeBytes(length(bytes.length));
                      plain.writeBytes(bytes);
                      entries.add(Binary.fromConstantByteArray(bytes));
                      return entries.size() - 1;
                    });
      }
      dictionary[i] = entry;
    }
    write(
        name,
        dictionary,
        entries.size(),
        BytesInput.from(plain.toByteArray()),
        (statistics, place) -> statistics.updateStats(entries.get(place)));
  }

  /** A required column of truths: whether the flag of a row's place is set. */
  void flags(String name, int[] places, boolean[] flags) throws IOException {
    ColumnDescriptor column = column(name);
    PageWriter pages = store.getPageWriter(column);
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
      try (RunLengthBitPackingHybridEncoder bits = runs(1)) {
        boolean any = false;
        boolean all = true;
        for (int i = from; i < to; i++) {
          boolean flag = flags[places[i]];
          any |= flag;
          all &= flag;
          bits.writeInt(flag ? 1 : 0);
        }
        statistics.updateStats(any);
        statistics.updateStats(all);
        BytesInput packed = bits.toBytes();
        BytesInput data = BytesInput.concat(BytesInput.from(length((int) packed.size())), packed);
        page(pages, to - from, 0, BytesInput.empty(), Encoding.RLE, data, statistics);
      }
    }
  }

  /**
   * A column of numbers.
   *
   * @param numbers one for each row; in an optional column {@code missing} is null
   */
  void numbers(String name, long[] numbers, long missing) throws IOException {
    ColumnDescriptor column = column(name);
    boolean optional = column.getMaxDefinitionLevel() > 0;
    PageWriter pages = store.getPageWriter(column);
    try (DeltaBinaryPackingValuesWriterForLong packed =
        new DeltaBinaryPackingValuesWriterForLong(
            DELTA_BLOCK, DELTA_MINI_BLOCKS, SLAB, LARGEST_SLAB, memory)) {
      for (int from = 0; from < rows; from += PAGE_ROWS) {
        int to = Math.min(rows, from + PAGE_ROWS);
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int nulls = 0;
        for (int i = from; i < to; i++) {
          long number = numbers[i];
          if (optional && number == missing) {
            nulls++;
          } else {
            least = Math.min(least, number);
            most = Math.max(most, number);
            packed.writeLong(number);
          }
        }
        Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
        if (nulls < to - from) {
          statistics.updateStats(least);
          statistics.updateStats(most);
        }
        page(
            pages,
            to - from,
            nulls,
            optional ? present(numbers, from, to, missing) : BytesInput.empty(),
            Encoding.DELTA_BINARY_PACKED,
            packed.getBytes(),
            statistics);
        packed.reset();
      }
    }
  }

  /** Puts an entry of a dictionary into a page's statistics. */
  private interface Entries {
    void update(Statistics<?> statistics, int entry);
  }

  private void write(String name, int[] dictionary, int size, BytesInput plain, Entries entries)
      throws IOException {
    ColumnDescriptor column = column(name);
    boolean optional = column.getMaxDefinitionLevel() > 0;
    PageWriter pages = store.getPageWriter(column);
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      boolean[] seen = new boolean[size];
      try (RunLengthBitPackingHybridEncoder bits = runs(width)) {
        int nulls = pack(dictionary, from, to, bits, seen);
        page(
            pages,
            to - from,
            nulls,
            optional ? present(dictionary, from, to) : BytesInput.empty(),
            size == 0 ? Encoding.PLAIN : Encoding.RLE_DICTIONARY,
            size == 0
                ? BytesInput.empty()
                : BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), bits.toBytes()),
            statistics(column, seen, entries));
      }
    }
    if (size > 0) {
      pages.writeDictionaryPage(new DictionaryPage(plain, size, Encoding.PLAIN));
    }
  }

  /**
   * Packs a page's entries, and says how many rows have none. Loops over values stand alone, here
   * and below: what the JVM compiles of them does not depend on the column (decision 0055).
   */
  private static int pack(
      int[] dictionary, int from, int to, RunLengthBitPackingHybridEncoder bits, boolean[] seen)
      throws IOException {
    int nulls = 0;
    for (int i = from; i < to; i++) {
      int entry = dictionary[i];
      if (entry == NOTHING) {
        nulls++;
      } else {
        seen[entry] = true;
        bits.writeInt(entry);
      }
    }
    return nulls;
  }

  private static Statistics<?> statistics(
      ColumnDescriptor column, boolean[] seen, Entries entries) {
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    for (int entry = 0; entry < seen.length; entry++) {
      if (seen[entry]) {
        entries.update(statistics, entry);
      }
    }
    return statistics;
  }

  /** Which of a page's rows have an entry. */
  private BytesInput present(int[] dictionary, int from, int to) throws IOException {
    try (RunLengthBitPackingHybridEncoder levels = runs(1)) {
      for (int i = from; i < to; i++) {
        levels.writeInt(dictionary[i] == NOTHING ? 0 : 1);
      }
      return levels.toBytes().copy(memory, bytes -> {});
    }
  }

  /** Which of a page's rows have a number. */
  private BytesInput present(long[] numbers, int from, int to, long missing) throws IOException {
    try (RunLengthBitPackingHybridEncoder levels = runs(1)) {
      for (int i = from; i < to; i++) {
        levels.writeInt(numbers[i] == missing ? 0 : 1);
      }
      return levels.toBytes().copy(memory, bytes -> {});
    }
  }

  private static void page(
      PageWriter pages,
      int count,
      int nulls,
      BytesInput definitionLevels,
      Encoding encoding,
      BytesInput data,
      Statistics<?> statistics)
      throws IOException {
    statistics.incrementNumNulls(nulls);
    pages.writePageV2(
        count, nulls, count, BytesInput.empty(), definitionLevels, encoding, data, statistics);
  }

  private RunLengthBitPackingHybridEncoder runs(int width) {
    return new RunLengthBitPackingHybridEncoder(width, SLAB, LARGEST_SLAB, memory);
  }

  private ColumnDescriptor column(String name) {
    return schema.getColumnDescription(new String[] {name});
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array();
  }
}
