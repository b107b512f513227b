package org.summitledger.lake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.summitledger.source.BulkFlowReader;
import org.summitledger.source.FlowBatch;

/**
 * Takes a large file's flows while they are read: writes them, and adds them up. The threads that
 * read also encode and compress; what is left to do in order is little.
 */
final class LargeFile implements BulkFlowReader.Sink<LargeFile.Prepared>, Closeable {
  private final Path file;
  private final FlowBatch.Codes codes;
  private final Grouping grouping;
  private final Scope scope;
  private LeafWriter leaves;
  private Contents contents;
  private Sums sums;

  /** What a reading thread made of a batch. */
  record Prepared(LeafWriter.RowGroup rows, Contents contents, Sums.Part sums) {}

  /**
   * A file of nothing yet.
   *
   * @param file where its flows go
   * @param scope what of it is added up
   */
  LargeFile(Path file, FlowBatch.Codes codes, Grouping grouping, Scope scope) throws IOException {
    this.file = file;
    this.codes = codes;
    this.grouping = grouping;
    this.scope = scope;
    this.leaves = new LeafWriter(file);
    this.contents = Contents.none();
    this.sums = new Sums(codes, grouping, scope);
  }

  @Override
  public Prepared prepare(FlowBatch batch) throws IOException {
    KnownCodes known = KnownCodes.of(codes);
    Contents about = Contents.none();
    about.add(batch, known);
    return new Prepared(leaves.prepare(batch, known, List.of()), about, sums.prepare(batch, known));
  }

  @Override
  public void accept(Prepared made) throws IOException {
    leaves.append(made.rows());
    contents.add(made.contents());
    sums.add(made.sums());
  }

  @Override
  public void restart() throws IOException {
    leaves.close();
    Files.delete(file);
    leaves = new LeafWriter(file);
    contents = Contents.none();
    sums = new Sums(codes, grouping, scope);
  }

  /** What the flows are about. */
  Contents contents() {
    return contents;
  }

  /** What they come to. */
  Sums sums() {
    return sums;
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    leaves.close();
  }
}
