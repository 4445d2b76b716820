import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_create_organisation'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarEdition',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('stamp', models.UUIDField()),
                ('known_until', models.DateField(null=True)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Phiên bản lịch',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='calendar_edition_single', violation_error_message='Chỉ có một phiên bản lịch đang dùng.')],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=120, unique=True, verbose_name='Đối tượng')),
                ('limit_text', models.CharField(max_length=300, verbose_name='Thời hạn')),
                ('policy', models.CharField(choices=[('resume', 'chạy tiếp'), ('restart', 'tính lại từ đầu')], default='resume', max_length=10, verbose_name='Sau khi tạm dừng')),
                ('outside_hours', models.CharField(default='close_of_due_date', max_length=20)),
                ('same_day_until', models.TimeField(default=datetime.time(15, 0))),
                ('state', models.CharField(choices=[('running', 'đang chạy'), ('paused', 'tạm dừng'), ('concluded', 'đã kết thúc')], max_length=10, verbose_name='Trạng thái')),
                ('started_at', models.DateTimeField(verbose_name='Bắt đầu')),
                ('paused_at', models.DateTimeField(null=True, verbose_name='Dừng từ')),
                ('concluded_at', models.DateTimeField(null=True, verbose_name='Kết thúc')),
                ('due_at', models.DateTimeField(null=True, verbose_name='Hẹn trả')),
                ('promised_due_at', models.DateTimeField(null=True, verbose_name='Hẹn trả ban đầu')),
                ('edition', models.UUIDField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.authority', verbose_name='Cơ quan')),
            ],
            options={
                'verbose_name': 'Đồng hồ thời hạn',
            },
        ),
        migrations.CreateModel(
            name='ClockEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveSmallIntegerField(verbose_name='Số')),
                ('kind', models.CharField(choices=[('started', 'bắt đầu'), ('stopped', 'tạm dừng'), ('resumed', 'chạy tiếp'), ('extended', 'hẹn lại'), ('rebased', 'tính lại theo lịch mới'), ('concluded', 'kết thúc'), ('reopened', 'mở lại')], max_length=10, verbose_name='Việc')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='Lý do')),
                ('article', models.CharField(blank=True, max_length=300, verbose_name='Căn cứ')),
                ('actor_kind', models.CharField(max_length=20)),
                ('actor_id', models.CharField(max_length=80)),
                ('actor_name', models.CharField(max_length=200, verbose_name='Người làm')),
                ('new_due', models.DateField(null=True, verbose_name='Ngày hẹn mới')),
                ('excuses', models.BooleanField(default=False, verbose_name='Không tính là trễ')),
                ('due_before', models.DateTimeField(null=True, verbose_name='Hẹn trả trước')),
                ('due_after', models.DateTimeField(null=True, verbose_name='Hẹn trả sau')),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='deadlines.clock')),
            ],
            options={
                'verbose_name': 'Dòng sổ thời hạn',
                'ordering': ['clock', 'seq'],
            },
        ),
        migrations.CreateModel(
            name='OfficeHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekly', models.JSONField(verbose_name='Giờ làm việc trong tuần')),
                ('valid_from', models.DateField(verbose_name='Áp dụng từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Áp dụng đến hết ngày')),
                ('outside_hours', models.CharField(choices=[('close_of_due_date', 'hạn là hết giờ của ngày hẹn'), ('next_opening', 'tính như nhận lúc mở cửa kế tiếp')], default='close_of_due_date', max_length=20, verbose_name='Hồ sơ nhận ngoài giờ')),
                ('same_day_until', models.TimeField(default=datetime.time(15, 0), verbose_name='Nhận trước giờ này thì trả trong ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='Căn cứ')),
                ('confidence', models.CharField(blank=True, max_length=40, verbose_name='Độ tin cậy')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.authority', verbose_name='Cơ quan')),
            ],
            options={
                'verbose_name': 'Giờ làm việc',
                'ordering': ['authority', 'valid_from'],
            },
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='Ngày')),
                ('kind', models.CharField(choices=[('off', 'ngày nghỉ'), ('make_up', 'ngày làm bù')], max_length=8, verbose_name='Loại')),
                ('name', models.CharField(max_length=200, verbose_name='Tên ngày')),
                ('sessions', models.JSONField(blank=True, null=True, verbose_name='Giờ làm việc riêng')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='Căn cứ')),
                ('decreed_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('confidence', models.CharField(blank=True, max_length=40, verbose_name='Độ tin cậy')),
                ('authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.authority', verbose_name='Cơ quan')),
            ],
            options={
                'verbose_name': 'Ngày nghỉ, ngày làm bù',
                'ordering': ['date', 'authority'],
                'constraints': [models.UniqueConstraint(fields=('authority', 'date'), name='calendar_day_once', nulls_distinct=False, violation_error_message='Ngày này đã có trong lịch.'), models.CheckConstraint(condition=models.Q(('kind__in', ['off', 'make_up'])), name='calendar_day_kind_known', violation_error_message='Loại ngày phải là ngày nghỉ hoặc ngày làm bù.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='calendar_day_named', violation_error_message='Hãy ghi tên ngày, người nộp sẽ đọc được.'), models.CheckConstraint(condition=models.Q(('kind', 'make_up'), ('sessions__isnull', True), _connector='OR'), name='calendar_day_off_without_hours', violation_error_message='Ngày nghỉ không có giờ làm việc.')],
            },
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('state', 'concluded'), _negated=True), fields=['id'], name='clock_open'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['running', 'paused', 'concluded'])), name='clock_state_known', violation_error_message='Trạng thái đồng hồ không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('policy__in', ['resume', 'restart']), ('outside_hours__in', ['close_of_due_date', 'next_opening'])), name='clock_policy_known', violation_error_message='Cách tính thời hạn không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('concluded_at__isnull', False), ('state', 'concluded')), models.Q(models.Q(('state', 'concluded'), _negated=True), ('concluded_at__isnull', True)), _connector='OR'), name='clock_concluded_has_time', violation_error_message='Đồng hồ đã kết thúc phải có giờ kết thúc, và ngược lại.'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'paused'), _negated=True), ('paused_at__isnull', False), _connector='OR'), name='clock_paused_has_time', violation_error_message='Đồng hồ tạm dừng phải có giờ bắt đầu dừng.'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', True), ('promised_due_at__isnull', True)), models.Q(('due_at__isnull', False), ('promised_due_at__isnull', False)), _connector='OR'), name='clock_promise_with_due', violation_error_message='Ngày hẹn và ngày hẹn ban đầu phải cùng có hoặc cùng không.'),
        ),
        migrations.AddConstraint(
            model_name='clockentry',
            constraint=models.UniqueConstraint(fields=('clock', 'seq'), name='clock_entry_seq', violation_error_message='Số dòng đã có.'),
        ),
        migrations.AddConstraint(
            model_name='clockentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['started', 'stopped', 'resumed', 'extended', 'rebased', 'concluded', 'reopened'])), name='clock_entry_kind_known', violation_error_message='Việc này không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='clockentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'extended'), ('new_due__isnull', False)), models.Q(models.Q(('kind', 'extended'), _negated=True), ('new_due__isnull', True)), _connector='OR'), name='clock_entry_new_due', violation_error_message='Chỉ dòng hẹn lại mới có ngày hẹn mới, và bắt buộc phải có.'),
        ),
        migrations.AddConstraint(
            model_name='clockentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['stopped', 'extended', 'reopened']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='clock_entry_reason', violation_error_message='Tạm dừng, hẹn lại và mở lại phải có lý do.'),
        ),
        migrations.AddConstraint(
            model_name='officehours',
            constraint=models.UniqueConstraint(fields=('authority', 'valid_from'), name='office_hours_once', nulls_distinct=False, violation_error_message='Cơ quan đã có giờ làm việc bắt đầu từ ngày này.'),
        ),
        migrations.AddConstraint(
            model_name='officehours',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='office_hours_dates_in_order', violation_error_message='Ngày hết áp dụng phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='officehours',
            constraint=models.CheckConstraint(condition=models.Q(('outside_hours__in', ['close_of_due_date', 'next_opening'])), name='office_hours_reading_known', violation_error_message='Cách tính hồ sơ nhận ngoài giờ không có trong danh mục.'),
        ),
    ]
