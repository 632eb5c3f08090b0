package dev.patchbay.slack.card;

import dev.patchbay.incident.IncidentChange;

/**
 * How sentences name a change: "Couldn't *snooze* the incident", "whether the incident was
 * *snoozed*", "and then *snoozes* the incident".
 */
record ChangeVerbs(String verb, String done, String does) {
  static ChangeVerbs of(IncidentChange change) {
    return change.in(CASES);
  }

  private static final IncidentChange.Cases<ChangeVerbs> CASES =
      new IncidentChange.Cases<>() {
        @Override
        public ChangeVerbs acknowledge(IncidentChange.Acknowledge change) {
          return new ChangeVerbs("acknowledge", "acknowledged", "acknowledges");
        }

        @Override
        public ChangeVerbs unacknowledge(IncidentChange.Unacknowledge change) {
          return new ChangeVerbs("un-acknowledge", "un-acknowledged", "un-acknowledges");
        }

        @Override
        public ChangeVerbs resolve(IncidentChange.Resolve change) {
          return new ChangeVerbs("resolve", "resolved", "resolves");
        }

        @Override
        public ChangeVerbs reopen(IncidentChange.Reopen change) {
          return new ChangeVerbs("reopen", "reopened", "reopens");
        }

        @Override
        public ChangeVerbs addNote(IncidentChange.AddNote change) {
          return new ChangeVerbs("add a note to", "given the note", "adds the note to");
        }

        @Override
        public ChangeVerbs snooze(IncidentChange.Snooze change) {
          return new ChangeVerbs("snooze", "snoozed", "snoozes");
        }

        @Override
        public ChangeVerbs escalate(IncidentChange.Escalate change) {
          return new ChangeVerbs("escalate", "escalated", "escalates");
        }

        @Override
        public ChangeVerbs escalateLevel(IncidentChange.EscalateLevel change) {
          return new ChangeVerbs("escalate", "escalated", "escalates");
        }

        @Override
        public ChangeVerbs runWorkflow(IncidentChange.RunWorkflow change) {
          return new ChangeVerbs(
              "run the workflow on", "given the workflow", "runs the workflow on");
        }

        @Override
        public ChangeVerbs reassign(IncidentChange.Reassign change) {
          return new ChangeVerbs("reassign", "reassigned", "reassigns");
        }

        @Override
        public ChangeVerbs addResponders(IncidentChange.AddResponders change) {
          return new ChangeVerbs("add responders to", "given responders", "adds the responders to");
        }

        @Override
        public ChangeVerbs setPriority(IncidentChange.SetPriority change) {
          return new ChangeVerbs(
              "set the priority of", "given the priority", "sets the priority of");
        }

        @Override
        public ChangeVerbs postStatus(IncidentChange.PostStatus change) {
          return new ChangeVerbs(
              "post a status update on", "given the status update", "posts the update on");
        }
      };
}
