package org.summitledger.source;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.summitledger.source.FlowBatch.Codes.Product;

/**
 * Refuses a file that states the same trade in two revisions of the Harmonized System, which would
 * be counted twice: one product, or where the layout says that all products are listed, any two,
 * since each revision lists all goods. Products whose revision the file does not say are not
 * judged.
 *
 * <p>Batches come in the order of the file's lines. Memory grows by 16 to 48 bytes for each cell of
 * trade, or of a product's trade where not all products are listed.
 */
final class OneRevision {
  private final InputFile file;
  private final FlowBatch.Codes codes;
  private final List<Product> products;
  private final boolean listsAll;
  private final ProductCells cells;
  private final Map<String, LongSet> stated = new TreeMap<>();

  /**
   * Of a file.
   *
   * @param codes all that stand in it
   */
  OneRevision(InputFile file, Layout layout, FlowBatch.Codes codes) {
    this.file = file;
    this.codes = codes;
    this.products = codes.products();
    this.listsAll = layout.products() == Layout.Coverage.ALL;
    this.cells = new ProductCells(codes);
  }

  /**
   * Looks at a whole file.
   *
   * @throws BadInputException if it states trade in two revisions
   */
  static void check(InputFile file, Layout layout, List<Flow> flows) {
    FlowCodes codes = new FlowCodes();
    flows.forEach(codes::product);
    if (codes.hasRevisions()) {
      FlowBatch batch = codes.batch(flows);
      new OneRevision(file, layout, codes).check(batch);
    }
  }

  /**
   * Looks at the next flows.
   *
   * @throws BadInputException if their trade was stated in another revision before
   */
  void check(FlowBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      Product product = products.get(batch.product()[i]);
      if (product.hsRevision() != null) {
        // A total is no part of what all products add up to.
        boolean isPart = listsAll && !product.code().equals(ProductCells.TOTAL);
        long cell = cells.of(batch, i, isPart ? cells.codes() : cells.codeAt(batch.product()[i]));
        if (stated.computeIfAbsent(product.hsRevision(), r -> new LongSet()).add(cell)) {
          requireNoOther(cell, product.hsRevision(), batch, i);
        }
      }
    }
  }

  private void requireNoOther(long cell, String revision, FlowBatch batch, int i) {
    stated.forEach(
        (other, known) -> {
          if (!other.equals(revision) && known.contains(cell)) {
            throw twice(other, revision, batch, i);
          }
        });
  }

  private BadInputException twice(String first, String again, FlowBatch batch, int i) {
    return file.stop(
        IssueCode.HS_REVISIONS_MIXED,
        String.format(
            "The %s of %s with %s in the period from %s stands in %s and, as product %s on %s %d,"
                + " in %s: it would count twice. Name the revision to read in the layout's `keep`,"
                + " or deliver each as a file of its own dataflow.",
            codes.flows().get(batch.flow()[i]),
            codes.countries().get(batch.reporter()[i]),
            codes.countries().get(batch.partner()[i]),
            codes.periods().get(batch.period()[i]).start(),
            first,
            products.get(batch.product()[i]).code(),
            file.isParquet() ? "row" : "line",
            batch.line()[i],
            again));
  }
}
