package dev.patchbay.app.server;

import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.HiddenChanges;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.WorkflowOffer;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.CardRefresh;
import dev.patchbay.incident.card.CardTargets;
import dev.patchbay.incident.card.Cards;
import dev.patchbay.incident.card.CatchUp;
import dev.patchbay.incident.card.LaterMessages;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.ShownCards;
import dev.patchbay.incident.card.SuspendedNotice;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.notice.AssignedNotices;
import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.outbox.Announcements;
import dev.patchbay.outbox.ChannelJob;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.PaceLimits;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.PersonalTeller;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.card.AnnouncementWriter;
import dev.patchbay.slack.card.AssignedWriter;
import dev.patchbay.slack.card.CardWriter;
import dev.patchbay.slack.card.MissedWriter;
import dev.patchbay.slack.card.OwnerNotice;
import dev.patchbay.slack.card.ReplyWriter;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.wiring.Connections;
import dev.patchbay.words.RefusalWords;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What channels and people are told: incident cards from PagerDuty's events, and what was done. */
record CardFeatures(
    Outbox outbox,
    Announcements announcements,
    Job personal,
    Muting muting,
    Cards cards,
    CardRefresh refresh,
    ShownCards shown,
    CatchUp catchUp,
    SuspendedNotice suspended,
    PressedMessages pressed,
    LaterMessages later,
    TestCards tests,
    ChannelJob channel,
    WorkflowOffer workflows,
    AssignedNotices assigned,
    NoticeOptIns optIns) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration CATCHING_UP = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);

  static CardFeatures build(
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      Connections connections,
      HiddenChanges hidden,
      SlackPorts slack,
      MeterRegistry metrics,
      WorkflowOffer workflows) {
    var transactions = storage.database().transactions();
    var jobs = storage.jobs();
    var clock = storage.clock();
    var outbox = new Outbox(transactions, jobs, clock, metrics);
    var announcements = new Announcements(transactions, outbox, storage.personal(), clock);
    var muting = new Muting(transactions, outbox, clock);
    var incidents = pagerDuty.incidents();
    var pressed = new PressedMessages(transactions, outbox, clock);
    var later = new LaterMessages(jobs, clock, connections, pressed, slack.channelSearch());
    var targets =
        new CardTargets(
            connections,
            outbox,
            muting,
            card -> {
              pressed.changed(card);
              later.changed(card.incident(), card.service());
            });
    var cards = new Cards(transactions, jobs, clock, incidents, accounts.rights()::app, targets);
    var shown = new ShownCards(transactions, connections, outbox, hidden, jobs, clock);
    var assigned = new AssignedNotices(transactions, outbox, shown, accounts.rights(), clock);
    var posts = slack.cardPosts();
    var audit = new AuditLog(transactions, clock);
    return new CardFeatures(
        outbox,
        announcements,
        storage
            .personal()
            .job(new PersonalTeller(slack.ephemerals(), slack.askToLogIn(accounts.prompt()))),
        muting,
        cards,
        new CardRefresh(cards, incidents, accounts.rights()::app, clock),
        shown,
        new CatchUp(cards, connections, incidents, accounts.rights()::app, clock),
        new SuspendedNotice(
            transactions, connections, outbox, clock, new OwnerNotice(slack.api().chat())::tell),
        pressed,
        later,
        new TestCards(transactions, outbox, clock),
        new ChannelJob(
            transactions,
            storage.leases(),
            clock,
            PaceLimits.ofSlack(),
            List.of(
                new CardWriter(shown, posts, (message, why) -> postedAgain(audit, message, why)),
                new ReplyWriter(shown, posts),
                new MissedWriter(muting, posts),
                new AssignedWriter(assigned, posts),
                new AnnouncementWriter(announcements, posts),
                slack.pressedWriter(pressed))),
        workflows,
        assigned,
        new NoticeOptIns(transactions, jobs, accounts.rights(), pagerDuty.account(), clock));
  }

  IncidentFace.Uses face(IncidentDirectory directory, Connections connections) {
    return new IncidentFace.Uses(
        directory,
        suspended::revive,
        muting,
        place -> connections.inChannel(place.team(), place.channel()));
  }

  List<Job> jobs() {
    return List.of(channel.job(), personal, refresh.job(), suspended.job(), later.job());
  }

  List<RecurringJob> recurring() {
    return List.of(
        new RecurringJob("outbox", MINUTE, outbox::wakeAll),
        new RecurringJob("catch-up", CATCHING_UP, catchUp::run),
        new RecurringJob("mutes", MINUTE, muting::endDue),
        new RecurringJob("workflows", HOUR, workflows::look),
        new RecurringJob(
            "forget-cards",
            HOUR,
            () -> {
              outbox.forgetOld();
              announcements.forgetOld();
              cards.forgetOld();
              pressed.forgetOld();
              tests.forgetOld();
              assigned.forgetOld();
            }));
  }

  private static void postedAgain(AuditLog audit, Message message, Refusal why) {
    audit.record(
        new AuditEntry(
            AuditEntry.PATCHBAY,
            AuditEntry.APP,
            AuditOrigin.reconcile(),
            "post-again",
            Optional.of(message.key().place().team()),
            Optional.of(message.key().place().channel()),
            Optional.empty(),
            Optional.of(CardKeys.incident(message.key())),
            Map.of(),
            Optional.empty(),
            AuditEntry.DONE,
            Optional.of(
                "Slack's answer to the first post was lost, and " + RefusalWords.clause(why))));
  }
}
