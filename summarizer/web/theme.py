"""How the page looks, as far as Gradio's theme decides it; the rest is assets/page.css."""

import gradio as gr


def theme() -> gr.themes.Base:
    """Paper and ink by day, the reverse by night; the reader's own fonts, nothing fetched."""
    sans = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
    mono = ("ui-monospace", "Menlo", "Consolas", "monospace")
    return gr.themes.Base(
        primary_hue="teal", secondary_hue="stone", neutral_hue="stone", font=sans, font_mono=mono, radius_size="sm"
    ).set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#171716",
        body_text_color="#1d1c1a",
        body_text_color_dark="#e8e5de",
        body_text_color_subdued="#65605a",
        body_text_color_subdued_dark="#a8a298",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1f1f1d",
        background_fill_secondary="#f5f3ee",
        background_fill_secondary_dark="#1b1b1a",
        border_color_primary="#dedad2",
        border_color_primary_dark="#3a3935",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        block_label_background_fill="transparent",
        block_label_background_fill_dark="transparent",
        block_label_text_color="#65605a",
        block_label_text_color_dark="#a8a298",
        block_title_text_color="#65605a",
        block_title_text_color_dark="#a8a298",
        block_title_text_size="*text_sm",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1f1f1d",
        input_border_color="#cfcac0",
        input_border_color_dark="#4a4843",
        input_border_width="1px",
        button_primary_background_fill="#1f5a57",
        button_primary_background_fill_hover="#174644",
        button_primary_background_fill_dark="#8fccc3",
        button_primary_background_fill_hover_dark="#a9dad3",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#10201e",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_background_fill_hover="#efece5",
        button_secondary_background_fill_hover_dark="#2a2a27",
        button_secondary_border_color="#cfcac0",
        button_secondary_border_color_dark="#4a4843",
        button_secondary_text_color="#1d1c1a",
        button_secondary_text_color_dark="#e8e5de",
        checkbox_background_color_selected="#1f5a57",
        checkbox_background_color_selected_dark="#3f8a82",
        checkbox_border_color_selected="#1f5a57",
        checkbox_border_color_selected_dark="#3f8a82",
    )
