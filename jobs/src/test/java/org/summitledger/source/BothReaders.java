package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file by {@link FlowReader} and, in several ways, by {@link BulkFlowReader}: all must say
 * the same.
 */
final class BothReaders {
  /** Chunks of one line, of a few, and of the whole file. */
  private static final List<Integer> CHUNKS = List.of(1, 100, 1 << 16);

  private static final long ALL_AS_RECORDS = 1L << 28;

  private BothReaders() {}

  static FlowFile read(InputFile file, Layout layout, CodeLists codes) {
    Said plainly = said(() -> FlowReader.read(file, layout, codes));
    for (int chunk : CHUNKS) {
      for (int threads = 1; threads <= 2; threads++) {
        int ofThreads = threads;
        assertThat(said(() -> bulk(file, layout, codes, ofThreads, chunk)))
            .as("chunks of %s bytes, %s threads", chunk, threads)
            .isEqualTo(plainly);
      }
    }
    if (plainly.refusal != null) {
      throw plainly.refusal;
    }
    return Objects.requireNonNull(plainly.file);
  }

  /** The flows of a bulk reading as if they had been read one by one. */
  static FlowFile bulk(InputFile file, Layout layout, CodeLists codes, int threads, int chunk) {
    BulkFlowReader.Limits limits = new BulkFlowReader.Limits(chunk, ALL_AS_RECORDS);
    BulkFlowReader reader = new BulkFlowReader(file, layout, codes, threads, limits);
    Gathering sink = new Gathering();
    try {
      FlowTally tally = reader.read(sink);
      return new FlowFile(flows(sink.batches, reader.codes(), layout), tally);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sink that keeps all batches. */
  static class Gathering implements BulkFlowReader.Sink<FlowBatch> {
    final List<FlowBatch> batches = new ArrayList<>();
    int restarts;

    @Override
    public FlowBatch prepare(FlowBatch batch) {
      return batch;
    }

    @Override
    public void accept(FlowBatch batch) throws IOException {
      batches.add(batch);
    }

    @Override
    public void restart() {
      batches.clear();
      restarts++;
    }
  }

  private static List<Flow> flows(List<FlowBatch> batches, FlowBatch.Codes codes, Layout layout) {
    List<Flow> flows = new ArrayList<>();
    for (FlowBatch batch : batches) {
      NamedBatch named = new NamedBatch(batch, codes, layout);
      for (int i = 0; i < batch.size(); i++) {
        flows.add(named.flow(i));
      }
    }
    return flows;
  }

  private interface Reading {
    FlowFile read();
  }

  /** What a reader says of a file; two are equal if they say the same, to the letter. */
  private static final class Said {
    final @Nullable FlowFile file;
    final @Nullable BadInputException refusal;

    Said(@Nullable FlowFile file, @Nullable BadInputException refusal) {
      this.file = file;
      this.refusal = refusal;
    }

    private @Nullable List<Issue> issues() {
      return refusal == null ? null : refusal.issues();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Said said
          && Objects.equals(file, said.file)
          && Objects.equals(issues(), said.issues());
    }

    @Override
    public int hashCode() {
      return Objects.hash(file, issues());
    }

    @Override
    public String toString() {
      return "file " + file + ", issues " + issues();
    }
  }

  private static Said said(Reading reading) {
    try {
      return new Said(reading.read(), null);
    } catch (BadInputException e) {
      return new Said(null, e);
    }
  }
}
