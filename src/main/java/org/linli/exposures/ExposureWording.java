package org.linli.exposures;

import org.linli.care.Measure;
import org.linli.care.MeasureWording;
import org.linli.people.PersonCard;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** What is proposed, in a line. */
@Component
class ExposureWording {

    private final MeasureWording words;

    ExposureWording(MeasureWording words) {
        this.words = words;
    }

    TaskMessage line(ExposureProposal proposal) {
        PersonCard card = proposal.card();
        Measure running = proposal.running();
        String age = card.age() == null ? "–" : Integer.toString(card.age());
        return proposal.begins() || running == null
                ? TaskMessage.of(
                        "exposures.line.asked",
                        card.name(),
                        age,
                        words.protocol(proposal.wanted().plan().protocol()),
                        words.day(proposal.wanted().plan().endsOn()))
                : TaskMessage.of(
                        "exposures.line.runs",
                        card.name(),
                        age,
                        words.protocol(running.protocol()),
                        words.day(running.endsOn()));
    }
}
