package org.summitledger.report.trade;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.Lake;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.CifMargin;
import org.summitledger.reference.CriticalMaterials;
import org.summitledger.reference.CustomsUnions;
import org.summitledger.reference.DependencyThresholds;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.Sectors;

/**
 * All that was known on the day, from which every table is built.
 *
 * @param spark the session
 * @param asOf the day
 * @param ledger the register
 * @param rates exchange rates
 * @param sectors the sector schemes
 * @param lake the store of flows
 * @param selected the files known on the day
 * @param trade trade by product and by sector
 * @param mirror both sides' figures of the trade between parties of commitments
 * @param partyTrade what parties of commitments report, as series
 * @param cifMargins the named margins between CIF and FOB
 * @param materials critical materials, as lists known on the day name them
 * @param thresholds of schools of dependency
 * @param unions customs unions
 * @param joins counts every join
 */
public record ReportInputs(
    SparkSession spark,
    LocalDate asOf,
    Ledger ledger,
    ExchangeRates rates,
    Sectors sectors,
    Lake lake,
    List<Selected> selected,
    Trade trade,
    MirrorTrade mirror,
    PartyTrade partyTrade,
    List<CifMargin> cifMargins,
    CriticalMaterials materials,
    DependencyThresholds thresholds,
    CustomsUnions unions,
    Joins joins) {}
