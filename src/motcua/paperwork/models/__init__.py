"""Tables of the room: templates, issued forms, numbered series."""

from motcua.paperwork.models.forms import FormTemplate, IssuedForm
from motcua.paperwork.models.series import NumberSeries

__all__ = ["FormTemplate", "IssuedForm", "NumberSeries"]
