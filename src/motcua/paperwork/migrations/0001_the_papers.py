"""Templates, issued forms and numbered series."""

import django.db.models.deletion
import motcua.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FormTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, verbose_name='mã mẫu')),
                ('version', models.PositiveSmallIntegerField(verbose_name='bản')),
                ('revision', models.PositiveSmallIntegerField(default=1, verbose_name='lần sửa')),
                ('title', models.CharField(max_length=200, verbose_name='tên mẫu')),
                ('valid_from', models.DateField(verbose_name='hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='hiệu lực đến')),
                ('source_note', models.TextField(verbose_name='nguồn')),
                ('confidence', models.TextField(blank=True, verbose_name='độ tin cậy')),
                ('origin', models.CharField(choices=[('shipped', 'shipped'), ('site', 'site')], max_length=10)),
                ('main', models.CharField(max_length=200)),
                ('files', models.JSONField()),
                ('source_sha256', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'mẫu phiếu',
                'verbose_name_plural': 'mẫu phiếu',
                'constraints': [models.UniqueConstraint(fields=('code', 'version', 'revision'), name='paperwork_formtemplate_one_revision', violation_error_message='Lần sửa này của mẫu đã có.'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='paperwork_formtemplate_validity', violation_error_message='Ngày hết hiệu lực của mẫu phải sau ngày có hiệu lực.')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority_code', models.CharField(max_length=40, verbose_name='mã cơ quan')),
                ('series', models.CharField(max_length=60, verbose_name='loại số')),
                ('period_key', models.CharField(max_length=20, verbose_name='kỳ')),
                ('last', models.PositiveIntegerField(verbose_name='số đã cấp sau cùng')),
            ],
            options={
                'verbose_name': 'dãy số',
                'verbose_name_plural': 'dãy số',
                'constraints': [models.UniqueConstraint(fields=('authority_code', 'series', 'period_key'), name='paperwork_numberseries_one_per_period', violation_error_message='Dãy số của kỳ này đã có.'), models.CheckConstraint(condition=models.Q(('last__gte', 1)), name='paperwork_numberseries_from_one', violation_error_message='Số cấp bắt đầu từ 1.')],
            },
        ),
        migrations.CreateModel(
            name='IssuedForm',
            fields=[
                ('id', models.UUIDField(default=motcua.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('form_code', models.CharField(choices=[('mau_01', 'mau_01'), ('mau_02', 'mau_02'), ('mau_03', 'mau_03'), ('mau_04', 'mau_04')], max_length=40, verbose_name='mã mẫu')),
                ('template_version', models.PositiveSmallIntegerField(verbose_name='bản mẫu')),
                ('template_hash', models.CharField(max_length=64)),
                ('authority_code', models.CharField(max_length=40, verbose_name='mã cơ quan')),
                ('subject', models.CharField(max_length=120, verbose_name='đối tượng')),
                ('dossier_number', models.CharField(blank=True, max_length=60, verbose_name='mã hồ sơ')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='số')),
                ('ordinal', models.CharField(blank=True, max_length=40, verbose_name='quyển, số thứ tự')),
                ('data', models.JSONField()),
                ('data_hash', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField(verbose_name='lúc')),
                ('issued_by_id', models.CharField(max_length=80)),
                ('issued_by_name', models.CharField(max_length=200, verbose_name='người lập')),
                ('token', models.CharField(max_length=40)),
                ('engine', models.CharField(max_length=80)),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued', to='paperwork.formtemplate')),
            ],
            options={
                'verbose_name': 'phiếu đã lập',
                'verbose_name_plural': 'phiếu đã lập',
                'indexes': [models.Index(fields=['subject', 'issued_at'], name='paperwork_issuedform_subject')],
                'constraints': [models.UniqueConstraint(fields=('token',), name='paperwork_issuedform_token', violation_error_message='Mã tra cứu của phiếu không được trùng.')],
            },
        ),
    ]
