package dev.patchbay.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import java.util.ArrayList;
import java.util.List;

/** An answer: {@code text} says all that the blocks show, for readers that have no blocks. */
public record Said(String text, List<LayoutBlock> blocks) {
  static final int SECTION = 3000;

  public Said {
    blocks = List.copyOf(blocks);
  }

  /** Words alone; mrkdwn, escaped. */
  public static Said words(String mrkdwn) {
    return new Said(mrkdwn, List.of(section(mrkdwn)));
  }

  /** The words first, then this. */
  public Said after(String mrkdwn) {
    var all = new ArrayList<LayoutBlock>();
    all.add(section(mrkdwn));
    all.addAll(blocks);
    return new Said(mrkdwn + "\n" + text, all);
  }

  static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).build();
  }

  static MarkdownTextObject mrkdwn(String mrkdwn) {
    return MarkdownTextObject.builder().text(Mrkdwn.cut(mrkdwn, SECTION)).build();
  }
}
