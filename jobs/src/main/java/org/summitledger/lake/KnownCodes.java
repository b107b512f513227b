package org.summitledger.lake;

import java.util.List;
import org.summitledger.source.FlowBatch;

/** The codes of a file as they were known at one time. */
record KnownCodes(
    List<Period> periods, List<String> countries, List<String> flows, List<Product> products)
    implements FlowBatch.Codes {

  /** As they are known now. */
  static KnownCodes of(FlowBatch.Codes codes) {
    return codes instanceof KnownCodes known
        ? known
        : new KnownCodes(codes.periods(), codes.countries(), codes.flows(), codes.products());
  }
}
